// Tells whether a process is still there. Node only.

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that belongs to somebody else is alive all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
