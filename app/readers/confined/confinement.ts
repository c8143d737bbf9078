import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'
import { Worker } from 'node:worker_threads'

/** Takes the network from this process: whatever a parser is talked into, it reaches nobody. */
export function removeNetwork(): void {
  const refuse = (): never => {
    throw new Error('There is no network here.')
  }
  for (const prototype of [
    net.Socket.prototype,
    net.Server.prototype,
    dgram.Socket.prototype,
  ] as unknown as Record<string, unknown>[]) {
    for (const method of ['connect', 'listen', 'bind', 'send'])
      if (method in prototype)
        Object.defineProperty(prototype, method, {
          value: refuse,
          writable: false,
          configurable: false,
        })
  }
  for (const api of [
    dns,
    dns.promises,
    dns.Resolver.prototype,
    dns.promises.Resolver.prototype,
  ] as unknown as Record<string, unknown>[]) {
    for (const method of [
      'lookup',
      'lookupService',
      'reverse',
      ...Object.getOwnPropertyNames(api).filter((name) => name.startsWith('resolve')),
    ])
      if (method in api)
        Object.defineProperty(api, method, { value: refuse, writable: false, configurable: false })
  }
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
    Object.defineProperty(globalThis, name, {
      value: undefined,
      writable: false,
      configurable: false,
    })
}

/** The signal by which a child ends that took more memory than it may. */
export const outOfMemorySignal: NodeJS.Signals =
  process.platform === 'win32' ? 'SIGTERM' : 'SIGUSR2'

/**
 * A thread that looks after this process while it is busy: it ends it when it holds more than `memory` bytes (also
 * what lies outside of JavaScript's heap), and when its parent is gone.
 */
export function watchProcess(memory: number): void {
  const program = `
    const parent = process.ppid
    const look = () => {
      if (process.memoryUsage.rss() > ${memory}) process.kill(process.pid, '${outOfMemorySignal}')
      if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
    }
    setInterval(look, 50)`
  new Worker(program, { eval: true, env: {}, stdout: true, stderr: true }).unref()
}
