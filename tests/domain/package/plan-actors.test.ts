import { expect, test } from 'vitest'
import { planPackage } from '#app/domain/package/plan-package.ts'
import type { StoredDossier } from '#app/domain/package/stored-dossier.ts'
import { kept, knowing, packageWith } from '#tests/support/kept.ts'

const [first, ...others] = kept.actors as [
  StoredDossier['actors'][number],
  ...StoredDossier['actors'],
]
const number = { register: 'wikidata' as const, number: 'Q4711', givenDay: '2026-11-01' }

function remarksOn(coming: StoredDossier['actors'], here: StoredDossier['actors']): string[] {
  const made = planPackage(
    packageWith({ actors: coming }),
    knowing({ ...kept, actors: here }),
    () => crypto.randomUUID(),
  )
  if (!made.ok) throw new Error(made.reasons.join('\n'))
  return made.plan.remarks
}

test('what the package says more of an actor that is here is told, and what it says less is not', () => {
  const noted = [{ ...first, note: 'Left in 2024.' }, ...others]
  const numbered = [{ ...first, registerIds: [number] }, ...others]
  for (const more of [noted, numbered]) {
    expect(remarksOn(more, kept.actors)).toEqual([
      `“${first.name}” has another note or other register numbers in the package than here; they stay as they are.`,
    ])
    expect([remarksOn(kept.actors, more), remarksOn(more, more)]).toEqual([[], []])
  }
})

test('a number that another actor has here is told of one that comes in', () => {
  const namesake = {
    ...first,
    id: 'coming',
    name: 'Somebody New',
    aliases: [],
    registerIds: [number],
  }
  expect(
    remarksOn([...kept.actors, namesake], [{ ...first, registerIds: [number] }, ...others]),
  ).toEqual([
    '“Somebody New” has the number Q4711 (Wikidata) in the package, and another actor has it here. Merge them here where they are one.',
  ])
})
