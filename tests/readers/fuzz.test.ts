import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readerPool } from '#app/readers/pool.ts'

const pool = readerPool({ children: 2, time: 20_000 })
afterAll(pool.close)

const files = readdirSync('tests/fixtures/readers').filter((name) => !/manifest|fodt/.test(name))

/** A number from 0 to 1, the same in every run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function damaged(bytes: Buffer, next: () => number): Buffer {
  if (next() < 0.4) return bytes.subarray(0, Math.floor(next() * bytes.length))
  const changed = Buffer.from(bytes)
  for (let flips = 1 + Math.floor(next() * 20); flips > 0; flips -= 1) changed[Math.floor(next() * changed.length)]! ^= 1 << Math.floor(next() * 8)
  return changed
}

test('files cut short and with bits turned end in documents or a sentence', async () => {
  // Busy machines start programs slowly: the time counts once both children read.
  const letter = { file: { name: 'letter.txt', bytes: Buffer.from('We support it.') }, asked: { languages: ['eng'], ocr: false } }
  await Promise.all([pool.read(letter), pool.read(letter)])
  const until = Date.now() + 3000
  const next = chance(20_201_029)
  let read = 0
  const one = async () => {
    while (Date.now() < until) {
      const name = files[Math.floor(next() * files.length)]!
      const found = await pool.read({ file: { name, bytes: damaged(readFileSync(`tests/fixtures/readers/${name}`), next) }, asked: { languages: ['eng'], ocr: false } })
      if (found.ok) expect(found.documents.length).toBeGreaterThan(0)
      else expect(found.reason).toMatch(/^[A-Z].{20,}\.$/s)
      read += 1
    }
  }
  await Promise.all([one(), one()])
  expect(read).toBeGreaterThan(5)
}, 60_000)
