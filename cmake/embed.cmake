# Filled in by the app room: the web application and reference/ as one zip inside the binary.
