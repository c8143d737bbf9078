import fc from 'fast-check'
import { levels } from '#app/domain/level.ts'
import { foldText } from '#app/domain/text/words.ts'
import { wordingFields, wordingSchema } from '#app/domain/topic-wording-form.ts'
import {
  exampleKinds,
  noExamples,
  type LevelExample,
  type TopicWording,
} from '#app/domain/topic-wording.ts'
import { aPassage, dossierOf, keep, somebody } from './letters.ts'
import type { TestStore } from './store.ts'

/** Words in several scripts, with the signs that tables, formulas and XML trip over. */
const aPiece = fc.constantFrom(
  ...[
    'may',
    'keep',
    'Βουλή',
    'خصوصية',
    'шифър',
    'e\u0301te',
    '🗝️',
    '=1+1',
    "'=x",
    '# note',
    '-5',
    '@all',
  ],
  ...[
    'a "quote"',
    '; ',
    ', ',
    '<b>&amp;</b>',
    ']]>',
    'Closed: yes',
    'Example: /letters/x',
    "'",
    '|',
  ],
  ...['Who supports it, English: x', 'Cue phrases: a; b', '\t', '{"a":1}', '\u0007', '—'],
)
const aLine = (most: number) =>
  fc.array(aPiece, { maxLength: 5 }).map((pieces) => pieces.join(' ').slice(0, most))
const aLongText = fc
  .array(fc.oneof(aPiece, fc.constantFrom('\n', '\n\n', '\r\n')), { maxLength: 8 })
  .map((pieces) => pieces.join(' '))
const aCue = fc
  .array(fc.constantFrom('encrypt*', 'a;b', '"said"', 'ключ*', '#tag', "'quoted'", '=x'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '))

/** What somebody typed of a topic, as its form takes it. */
const aWordingForm = fc
  .record({
    name: aLine(60),
    proposition: aLongText,
    cues: fc.array(aCue, { maxLength: 4 }).map((cues) => cues.join('\n')),
    words: fc.array(aLongText, { minLength: 5, maxLength: 5 }),
    sides: fc.array(aLine(120), { minLength: 6, maxLength: 6 }),
    closed: fc.boolean(),
    shown: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
  })
  .map(({ words, sides, closed, shown, ...texts }) => {
    const sideFields = wordingFields.filter((field) => /^(?:supports|opposes)-/.test(field))
    const parsed = wordingSchema.safeParse({
      ...Object.fromEntries(wordingFields.map((field) => [field, ''])),
      ...texts,
      ...Object.fromEntries(levels.map(({ level }, at) => [String(level), words[at]!])),
      ...Object.fromEntries(sideFields.map((field, at) => [field, sides[at]!])),
    })
    return parsed.success ? { form: parsed.data, closed, shown } : null
  })
  // A name of signs that no page shows is none.
  .filter((made) => made !== null && /[\p{L}\p{N}]/u.test(made.form.name))
  .map((made) => made!)

/** A codebook as people may have written it: no two names alike, examples at some levels, some topics closed. */
export const aCodebook = fc.uniqueArray(aWordingForm, {
  minLength: 1,
  maxLength: 4,
  selector: ({ form }) => foldText(form.name),
})

type MadeTopic = typeof aCodebook extends fc.Arbitrary<(infer One)[]> ? One : never

/** Makes the topics of a codebook in the tests' dossier, each with passages that show its levels. */
export async function makeCodebook(store: TestStore, codebook: readonly MadeTopic[]) {
  const dossierId = await dossierOf(store)
  for (const { form, closed, shown } of codebook) {
    const { chosen: _chosen, ...words } = form
    const id = await store.topics.add(dossierId, words, somebody)
    const examples = structuredClone(noExamples) as TopicWording['examples']
    if (shown.some(Boolean)) {
      const { positionIds } = await keep(store, { positions: [aPassage({ topic: id })] })
      const example: LevelExample = { positionId: positionIds[0]!, stance: '1' }
      let at = 0
      for (const { level } of levels)
        for (const kind of exampleKinds) if (shown[at++]) examples[level][kind] = example
    }
    const before = (await store.topics.versions(id)).at(-1)!
    await store.topics.saveVersion(
      { topicId: id, before, wording: { ...words, examples }, change: 'wording', draft: null },
      somebody,
    )
    if (closed) await store.topics.setClosed(id, true, somebody)
  }
  return dossierId
}
