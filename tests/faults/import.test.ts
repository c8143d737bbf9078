import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import {
  faultsIn,
  halvesIn,
  killed,
  kills,
  random,
  seed,
  started,
  wait,
} from '#tests/support/faults.ts'
import { letterText } from '#tests/support/importing.ts'
import { aFolder, looking } from '#tests/support/places.ts'
import { seededImage } from '#tests/support/store.ts'

const letters = Math.min(1000, kills * 5)

test(
  `of ${letters} letters none is lost and none is there twice when their import is stopped, killed and resumed`,
  { timeout: 300_000 + letters * 3000 },
  async () => {
    using folder = aFolder()
    let store = folder.at('stanceline.db')
    writeFileSync(store, await seededImage())
    mkdirSync(folder.at('letters'))
    for (let at = 1; at <= letters; at += 1)
      writeFileSync(
        folder.at(`letters/${at}.txt`),
        letterText({
          reference: `Ares(2021)${100_000 + at}`,
          body: `Number ${at} says that ${at * 7} of ${at * 13} weigh more than ${at * 29}.`,
        }),
      )
    const count = (asked: string) =>
      looking(store, (raw) => raw.prepare(asked).pluck().get() as number)
    const until = async (asked: string, least: number) => {
      while (count(asked) < least) await wait(5)
    }

    const reading = started('stanceline', store, ['import', folder.at('letters'), '--accept'])
    await until("select count(*) from import_files where state = 'read'", Math.ceil(letters * 0.1))
    const ended = once(reading, 'exit')
    reading.kill('SIGINT')
    expect((await ended)[0]).toBe(130)
    const read = count("select count(*) from import_files where state = 'read'")
    expect([
      read < letters,
      count('select count(*) from import_files'),
      count('select count(*) from letters'),
    ]).toEqual([true, letters, 2])

    const id = looking(
      store,
      (raw) => raw.prepare('select id from imports').pluck().get() as string,
    )
    const stopped = store
    let half = letters
    // On a busy machine the last letter may be stored before the kill comes: that proves nothing, and is done again.
    for (let attempt = 1; half === letters; attempt += 1) {
      store = folder.at(`killed-${attempt}.db`)
      copyFileSync(stopped, store)
      const storing = started('stanceline', store, ['import', '--resume', id, '--accept'])
      await until('select count(*) - 2 from letters', Math.ceil(letters * (0.1 + random() * 0.7)))
      await killed(storing)
      half = count('select count(*) - 2 from letters')
    }
    expect([half > 0, await faultsIn(store), halvesIn(store)], `seed ${seed}`).toEqual([
      true,
      [],
      [],
    ])

    const last = started('stanceline', store, ['import', '--resume', id, '--accept'])
    last.stdout!.resume()
    expect((await once(last, 'exit'))[0]).toBe(0)
    const references = looking(
      store,
      (raw) =>
        raw
          .prepare("select reference from letters where reference like 'Ares(2021)%'")
          .pluck()
          .all() as string[],
    )
    expect(references.sort()).toEqual(
      Array.from({ length: letters }, (_, at) => `Ares(2021)${100_001 + at}`).sort(),
    )
    expect(
      [
        await faultsIn(store),
        halvesIn(store),
        count("select count(*) from import_items where state <> 'stored'"),
      ],
      `seed ${seed}`,
    ).toEqual([[], [], 0])
    console.log(
      `${letters} letters: stopped after ${read} were read, killed after ${half} were stored, none lost and none twice`,
    )
  },
)
