import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** Whether this process may mount a small disk of its own; where it may not, the tests on one are skipped and say so. */
export const canMount = (() => {
  if (process.getuid?.() !== 0) return false
  try {
    aSmallDisk()[Symbol.dispose]()
    return true
  } catch {
    return false
  }
})()

/** A disk of 12 MB. `using` takes it away. */
export function aSmallDisk() {
  const path = mkdtempSync(join(tmpdir(), 'stanceline-disk-'))
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', path)) {
    rmSync(path, { recursive: true })
    throw new Error('No disk could be mounted.')
  }
  const filler = join(path, 'filler')
  return {
    path,
    at: (name: string) => join(path, name),
    /** Leaves no room at all. */
    fill: () => {
      const { bavail, bsize } = statfsSync(path)
      writeFileSync(filler, Buffer.alloc(bavail * bsize))
    },
    empty: () => rmSync(filler, { force: true }),
    [Symbol.dispose]: () => {
      run('umount', '-l', path)
      rmSync(path, { recursive: true, force: true })
    },
  }
}
