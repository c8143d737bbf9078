import { readFileSync } from 'node:fs'

const everyMs = 100

/** The most memory that a process had while it was watched, in bytes; null where this machine does not tell. */
export function watchMemory(pid: number): { stop: () => number | null } {
  let most = readMemory(pid)
  const timer = setInterval(() => {
    const now = readMemory(pid)
    if (now !== null) most = Math.max(most ?? 0, now)
  }, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

function readMemory(pid: number): number | null {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes ? Number(kilobytes) * 1024 : null
  } catch {
    return null
  }
}
