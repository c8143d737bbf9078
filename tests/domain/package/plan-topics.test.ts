import { expect, test } from 'vitest'
import { planPackage } from '#app/domain/package/plan-package.ts'
import type { StoredDossier } from '#app/domain/package/stored-dossier.ts'
import { kept, knowing, packageWith } from '#tests/support/kept.ts'

const [encryption, ...others] = kept.topics as [
  StoredDossier['topics'][number],
  ...StoredDossier['topics'],
]
const [first] = encryption.versions
const saying = (changes: Partial<typeof first>) => ({
  ...kept,
  topics: [{ ...encryption, versions: [{ ...first!, ...changes }] }, ...others],
})

function planned(changes: Partial<StoredDossier>, here: StoredDossier = kept) {
  const made = planPackage(packageWith(changes), knowing(here), () => crypto.randomUUID())
  if (!made.ok) throw new Error(made.reasons.join('\n'))
  return made.plan
}

test('what a topic says more in the package than here is asked word by word, and what it says less is not', () => {
  const cued = saying({ cues: ['encrypt*'] })
  const { questions, remarks, topicChanges } = planned(cued)
  expect([remarks, topicChanges]).toEqual([[], []])
  expect(questions).toMatchObject([
    {
      ...{ name: 'Encryption', asks: 'words', deeds: ['keep', 'wording', 'meaning'] },
      ...{ answer: { deed: 'keep' }, isAnswered: false, problem: null, proposed: 'wording' },
      differences: [{ label: 'Cue phrases', pieces: [{ kind: 'new', text: 'encrypt*' }] }],
    },
  ])
  expect([planned({}, cued).questions, planned(cued, cued).questions]).toEqual([[], []])
  const sharper = saying({ anchors: { ...first!.anchors, '2': 'No exceptions at all.' } })
  const blunter = saying({ anchors: { ...first!.anchors, '2': '' } })
  expect(planned(sharper).questions).toMatchObject([{ proposed: 'meaning' }])
  expect(planned(blunter).questions).toEqual([])
})

test('a new position is listed where the topic that is here has the words that it was coded by, and newer ones', () => {
  const [letter, ...letters] = kept.letters as [
    StoredDossier['letters'][number],
    ...StoredDossier['letters'],
  ]
  const position = letter.positions[0]!
  const twice = {
    ...kept,
    topics: [
      { ...encryption, versions: [first!, { ...first!, version: 2, meaningChanged: true }] },
      ...others,
    ],
    rechecks: [
      { positionId: position.id, topicId: encryption.id, fromVersion: 1, createdAt: 'then' },
    ],
  }
  const lacking = {
    letters: [{ ...letter, positions: letter.positions.slice(1) }, ...letters],
    rechecks: [],
  }
  const { rechecks, positions, remarks } = planned(twice, { ...twice, ...lacking })
  expect([rechecks, remarks]).toEqual([
    [
      {
        positionId: positions[0]!.id,
        topicId: encryption.id,
        fromVersion: 1,
        createdAt: 'then',
      },
    ],
    [],
  ])
  expect(planned(twice, { ...kept, ...lacking })).toMatchObject({
    rechecks: [],
    remarks: [
      '1 passage of those to be looked at again in the package was coded by words of a topic that are not here; they come in without being put on that list.',
    ],
  })
})
