import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Looks every 50 ms at the most memory that any of the processes has held, in bytes; null where the system does not tell. */
export function peakOf(processes: () => number[]): { stop: () => number | null } {
  let peak: number | null = null
  const look = () => {
    for (const pid of processes()) peak = Math.max(peak ?? 0, memoryOf(pid) ?? 0) || peak
  }
  const timer = setInterval(look, 50)
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return peak
    },
  }
}

/** Linux keeps the peak itself; elsewhere it is what `ps` says at this moment. */
function memoryOf(pid: number): number | null {
  try {
    if (process.platform === 'linux')
      return (
        Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) *
        1024
      )
    return (
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
    )
  } catch {
    return null
  }
}
