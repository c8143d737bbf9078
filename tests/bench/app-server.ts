import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Account } from './corpus.ts'
import { asked } from './requests.ts'

/** The built app, running, and the cookie of somebody signed in. */
export type App = { url: string; cookie: string; pid: number; stop: () => Promise<void> }

/** A store of 100,000 letters takes minutes to be read ahead. */
const startsWithin = 900_000

/**
 * Starts `build/node/server.js` on a free port, waits until it has read ahead, which would be measured with the first
 * screens, and signs in. Throws with what the server printed when it does not start.
 */
export async function startApp(databaseUrl: string, { email, password }: Account): Promise<App> {
  const child = spawn(process.execPath, ['build/node/server.js'], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      SEARCHES_PER_MINUTE: '1000000',
      EXPORTS_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => stopped(child)
  try {
    const url = (await addressOf(child)).replace('localhost', '127.0.0.1')
    const { status, headers } = await asked(`${url}/sign-in`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password, next: '/' }).toString(),
    })
    const cookie = headers['set-cookie']?.[0]?.split(';')[0]
    if (!cookie)
      throw new Error(
        `Signing in to the app under measurement was answered with ${status} and no cookie.`,
      )
    return { url, cookie, pid: child.pid!, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    const give = (why: string) =>
      failed(new Error(`The app under measurement ${why}. It printed:\n${printed}`))
    const timer = setTimeout(() => give('was not ready within 15 minutes'), startsWithin)
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /Stanceline is at (\S+)/.exec(printed)?.[1]
      const ahead = /was worked out ahead in (\S+) s/.exec(printed)?.[1]
      if (!address || !ahead) return
      process.stderr.write(`Read ahead in ${ahead} s.\n`)
      clearTimeout(timer)
      found(address)
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(timer)
      give(`ended with ${code}`)
    })
  })
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000)
  await gone
  clearTimeout(timer)
}
