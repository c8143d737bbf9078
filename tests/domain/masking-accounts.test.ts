import { expect, test } from 'vitest'
import { maskText, masks } from '#app/domain/masking/mask-text.ts'

/** Examples of the registry of SWIFT, whose check digits are right. */
const accounts = [
  'BE68 5390 0754 7034',
  'DE89370400440532013000',
  'DE89 3704 0044 0532 0130 00',
  'de89 3704 0044 0532 0130 00',
  'GB29 NWBK 6016 1331 9268 19',
  'FR14 2004 1010 0505 0001 3M02 606',
  'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
  'NO93-8601-1117-947',
  'NL91\u00A0ABNA\u00A00417\u00A01643\u00A000',
  'ＤＥ８９　３７０４　００４４　０５３２　０１３０　００',
]

test.each(accounts)('%s is an account, whole', (account) => {
  expect(maskText(`Give to ${account}, please.`)).toBe('Give to [bank account number], please.')
  expect(maskText(account)).toBe(masks.account)
})

test.each([
  ['IBAN: DE89 3704 0044 0532 0130 01.', 'IBAN: [bank account number].'],
  ['DE89 3704 0044 0532 0130 01', '[bank account number]'],
  ['IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF', 'IBAN [bank account number] BIC COBADEFF'],
  ['DE89 3704 0044 0532 0130 00\nTel. 299 11 11', '[bank account number]\nTel. [telephone number]'],
])('of %j %j is left', (text, without) => {
  expect(maskText(text)).toBe(without)
})
