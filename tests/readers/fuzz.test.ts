import { afterAll, expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { mediaTypes } from '#app/readers/detect-format.ts'
import { createReaderPool } from '#app/readers/confined/pool.ts'
import { chance } from '#tests/support/chance.ts'
import { amiss, damaged, kept, files, seconds, seed, seeds } from '#tests/support/fuzzing.ts'

const pool = createReaderPool({ children: 2, time: 20_000, pageTime: 20_000 })
afterAll(pool.close)

type Count = { read: number; refused: number; stopped: number; broken: number; longest: number }
const noneYet: Count = { read: 0, refused: 0, stopped: 0, broken: 0, longest: 0 }

function outcomeOf(read: Awaited<ReturnType<typeof pool.read>>): 'read' | 'refused' | 'stopped' {
  if (read.ok) return 'read'
  return /took (?:longer|more memory) than/.test(read.reason) ? 'stopped' : 'refused'
}

test(
  'files of every format, cut short, twisted and with bits turned, end in documents or a sentence',
  async () => {
    const isLong = seconds > 0
    const sound = await seeds(isLong)
    expect([...new Set(sound.map(({ format }) => format))].sort()).toEqual(
      Object.keys(mediaTypes).sort(),
    )
    // The time counts once both children read.
    const letter = {
      file: { name: 'letter.txt', bytes: Buffer.from('We support it.') },
      ocrOptions: { languages: ['eng'], ocr: false },
    }
    await Promise.all([pool.read(letter), pool.read(letter)])
    let taken = 0
    const until = Date.now() + seconds * 1000
    const goesOn = () => (isLong ? Date.now() < until : (taken += 1) <= files)
    const next = chance(seed)
    const counts = new Map<string, Count>()
    const found: string[] = []
    const one = async () => {
      while (goesOn()) {
        const chosen = sound[Math.floor(next() * sound.length)]!
        // Recognising a picture takes as long as reading a hundred letters.
        if (chosen.ocr && next() < 0.8) continue
        const bytes = damaged(chosen, sound, next)
        const started = Date.now()
        const read = await pool.read({
          file: { name: chosen.name, bytes },
          ocrOptions: { languages: ['eng'], ocr: chosen.ocr },
        })
        const count = counts.get(chosen.format) ?? { ...noneYet }
        counts.set(chosen.format, count)
        count.longest = Math.max(count.longest, Date.now() - started)
        count[outcomeOf(read)] += 1
        if (read.ok) for (const { text } of read.documents) readHeader(text)
        const wrong = amiss(read)
        if (wrong) count.broken += 1
        if (wrong || (isLong && outcomeOf(read) === 'stopped'))
          found.push(`${wrong ?? (!read.ok && read.reason)}: ${kept(chosen.name, bytes)}`)
      }
    }
    await Promise.all([one(), one()])
    if (isLong) {
      console.log(`Damaged files read for ${seconds} seconds, from FUZZ_SEED=${seed}`)
      console.table(
        Object.fromEntries(
          [...counts]
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([format, { read, refused, stopped, broken, longest }]) => [
              format,
              {
                read,
                refused,
                'stopped at a limit': stopped,
                amiss: broken,
                'longest, ms': longest,
              },
            ]),
        ),
      )
      if (found.length) console.log(found.join('\n'))
    }
    expect(
      [...counts.values()].reduce((sum, { read, refused }) => sum + read + refused, 0),
    ).toBeGreaterThan(5)
    expect(
      [...counts.values()].reduce((sum, { broken }) => sum + broken, 0),
      found.join('\n'),
    ).toBe(0)
  },
  seconds * 1000 + 300_000,
)
