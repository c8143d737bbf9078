import { expect, test } from 'vitest'
import { findActorsByName } from '#app/domain/actors.ts'
import { openTestStore } from '../support/store.ts'

const somebody = { userId: null, via: 'command line' } as const

test('a name, an alias or an id finds what it finds among all actors', async () => {
  await using store = await openTestStore()
  const person = (id: string, name: string, aliases: string[] = []) => ({
    id,
    kind: 'person' as const,
    name,
    aliases,
  })
  await store.actors.record(
    [
      person('b', 'Ana Kovač', ['A. Kovač']),
      person('a', 'Ana  KOVAC'),
      person('c', 'Zoë Łukasz', ['Ana Kovač']),
      person('d', 'b'),
      person('e', 'Merged One', ['Old Alias']),
      person('f', 'Remaining One'),
    ],
    [],
    somebody,
  )
  await store.merges.record('actor', 'e', 'f', somebody)
  const { actors } = store.visibleTo('owner')
  const all = await actors.all()
  for (const words of [
    'ana kovac',
    'A. KOVAČ',
    'zoe lukasz',
    'b',
    'B',
    'd',
    'e',
    'f',
    'Merged one',
    'old alias',
    'Nobody',
    'Kovač',
    '  ',
  ])
    expect(await actors.byName(words), words).toEqual(findActorsByName(all, words))
  expect((await actors.byName('Ana Kovac')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
