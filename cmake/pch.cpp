// Holds the precompiled header (see cmake/rooms.cmake).
