export type Decision = 'accept' | 'return' | 'refuse'
