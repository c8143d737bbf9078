import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { stanceExamples } from '#app/domain/method-examples.ts'
import { StanceExample } from '#app/ui/method/worked-examples.tsx'
import vectors from '#tests/vectors/method-v2.json'

test.each(stanceExamples.map((example) => [example.as_of, example] as const))(
  'the example as of %s is printed with what the vectors say of it',
  (as_of, example) => {
    const { expect: published } = vectors.stance.find(
      (known) =>
        known.as_of === as_of &&
        JSON.stringify(known.positions) === JSON.stringify(example.positions),
    )!
    const words = renderToStaticMarkup(<StanceExample example={example} />)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    expect(words.toLowerCase()).toContain(published.word)
    expect(words).toContain(`Now ${published.now!.toFixed(6)} since ${published.since}`)
    expect(words).toContain(
      `record ${published.record!.toFixed(6)} from ${published.letters} letters, consensus ${published.consensus!.toFixed(6)}`,
    )
    for (const [key, qualifier] of [
      ['coders_differ', 'coders differ'],
      ['capped', 'capped'],
      ['changed', 'changed'],
      ['divided', 'divided'],
      ['now_divided', 'says both'],
      ['one_letter', 'one letter'],
    ] as const)
      expect([qualifier, words.includes(qualifier)]).toEqual([qualifier, published[key]])
  },
)
