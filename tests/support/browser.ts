import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const quiet = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Chromium's headless shell draws no windows of its own, which takes a third of the time of a whole browser.
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
]

/**
 * A browser of this machine: CHROMIUM_PATH, else the first that is installed, else playwright's own. Close it
 * (`await browser.close()`), or a test never ends.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findExecutable(), args: listArguments() })
}

const findExecutable = () => process.env.CHROMIUM_PATH || places.find((place) => existsSync(place))
const listArguments = () => [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]

/**
 * A browser that keeps what it stores in a folder, as a person's own does; `kill` ends all of its processes at once, as
 * a crash would.
 */
export async function launchOwnBrowser(
  folder: string,
): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const program = spawn(
    findExecutable() ?? chromium.executablePath(),
    [...listArguments(), `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const kill = async () => {
    if (program.exitCode !== null || program.signalCode !== null) return
    const gone = once(program, 'exit')
    process.kill(-program.pid!, 'SIGKILL')
    await gone
  }
  process.once('exit', () => void kill())
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    program.once('exit', () => reject(new Error(`The browser does not start: ${said}`)))
    program.stderr.on('data', (bytes) => {
      said += String(bytes)
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  return { browser: await chromium.connectOverCDP(address), kill }
}
