import { spawnSync } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { removeNetwork } from '#app/readers/confined/confinement.ts'

// Tries, as the program that reads files would be able to, what a parser might be talked into, and prints what it could do.
removeNetwork()
const tries: Record<string, () => unknown> = {
  connect: () => net.connect(9, '127.0.0.1'),
  ask: () =>
    new Promise((resolve, reject) => http.get('http://127.0.0.1:9', resolve).on('error', reject)),
  fetch: () => fetch('http://127.0.0.1:9'),
  'look a name up': () => dns.promises.lookup('localhost'),
  'ask a name server': () => new dns.promises.Resolver().resolve4('localhost'),
  listen: () => net.createServer().listen(0),
  send: () => dgram.createSocket('udp4').send('x', 9, '127.0.0.1'),
  'read a file': () => readFileSync('/etc/passwd'),
  'read the project': () => readFileSync('README.md'),
  write: () => writeFileSync('.cache/readers/written', 'x'),
  'start a program': () => spawnSync(process.execPath, ['--version']),
  'read settings': () => Object.keys(process.env).length || Promise.reject(new Error('none')),
}
const done: string[] = []
for (const [deed, attempt] of Object.entries(tries)) {
  try {
    await attempt()
    done.push(deed)
  } catch {
    // As it should be.
  }
}
process.stdout.write(JSON.stringify({ tried: Object.keys(tries).length, done }))
process.exit(0)
