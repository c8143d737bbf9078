import { expect, test } from 'vitest'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { milestoneSchema, toMilestoneFields } from '#app/domain/milestone-form.ts'

const proposal = {
  date: ' 2020-09-10 ',
  name: 'Interim Regulation proposed, COM(2020) 568',
  label: 'Proposal',
  basis: 'Johansson, ¶ 3',
  source: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2020:568:FIN',
}

test('a milestone is read from its form, and stands in it again as it was written', () => {
  const milestone = milestoneSchema.parse(proposal)
  expect(milestone).toEqual({
    name: proposal.name,
    label: 'Proposal',
    dated: {
      edtf: '2020-09-10',
      first: '2020-09-10',
      last: '2020-09-10',
      basis: 'Johansson, ¶ 3',
    },
    source: proposal.source,
  })
  expect(toMilestoneFields(milestone)).toEqual({ ...proposal, date: '2020-09-10' })
})

test('without a word for the axis the name stands there, in any script', () => {
  const name = 'Обсъждане · Συζήτηση · مناقشة'
  const milestone = milestoneSchema.parse({ ...proposal, name, label: ' ' })
  expect(milestone.label).toBe(name)
  expect(toMilestoneFields(milestone).label).toBe('')
})

test.each([
  ['date', { date: '10.9.2020' }, /“10.9.2020” is not a date that can be read/],
  ['date', { date: '2021-06/2021-04' }, /ends before it begins/],
  ['name', { name: '' }, /Say what happened/],
  ['name', { name: 'x'.repeat(201) }, /at most 200 characters/],
  ['label', { label: 'x'.repeat(41) }, /at most 40 characters/],
  ['source', { source: 'javascript:alert(1)' }, /Write the address whole/],
  ['source', { source: 'eur-lex' }, /Write the address whole/],
])('a wrong %s is refused at its field: %j', (field, change, sentence) => {
  const parsed = milestoneSchema.safeParse({ ...proposal, ...change })
  expect(parsed.success).toBe(false)
  expect(collectFieldErrors(parsed.error!)).toEqual({
    [field]: expect.stringMatching(sentence) as string,
  })
})
