import { expect, test } from 'vitest'
import { planLetter } from '#app/domain/plan/plan-letter.ts'
import { newId } from '#db/core/ids.ts'
import { makeGrepDocuments, type GrepDocument } from '#tests/support/grep-documents.ts'
import { aForm, aParty, dossierOf, somebody } from '#tests/support/letters.ts'
import { searchFor } from '#tests/support/searching.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const many = 300
const documents = makeGrepDocuments(many, 35)

/**
 * What is typed, and the lines of grep -P that say by hand which documents have it: each must be found in the document
 * in small letters, without soft hyphens and with ligatures taken apart; a line that begins with `!` must not. As in
 * grep, `\<` is the beginning of a word, `\>` its end and `\W` what is neither letter nor digit.
 */
const queries: [typed: string, ...lines: string[]][] = [
  ['encryption', String.raw`\<(encryption|encryp-\ntion)`],
  ['encrypt', String.raw`\<(encrypt|encryp-\nt)`],
  ['ENCRYPTED', String.raw`\<encrypted`],
  ['"encrypt"', String.raw`\<encrypt\>`],
  ['"encryption"', String.raw`\<(encryption|encryp-\ntion)\>`],
  ['value', String.raw`\<value`],
  ['valu', String.raw`\<valu`],
  ['fuel', String.raw`\<fuel`],
  ['naïve', String.raw`\<na[iï]ve`],
  ['email', String.raw`\<e[-‐]?mail`],
  ['e-mail', String.raw`\<e[-‐]?mail`],
  ['mail', String.raw`\<mail`],
  ['"end to end"', String.raw`\<end[- ]to[- ]end\>`],
  ['end-to-end', String.raw`\<end[- ]?to[- ]?end`],
  ['*security', String.raw`security`],
  ['cybersecurity', String.raw`\<cyber-?security`],
  ['*security -cybersecurity', String.raw`security`, String.raw`!\<cyber-?security`],
  ['bill', String.raw`\<bill`],
  ['"bill"', String.raw`\<bill\>`],
  ['data -"data protection"', String.raw`\<data`, String.raw`!\<data\W+protection\>`],
  ['"data protection"', String.raw`\<data\W+protection\>`],
  [
    '"protection of data" OR "interim regulation"',
    String.raw`\<(protection\W+of\W+data|interim\W+regulation)\>`,
  ],
  ['final', String.raw`\<final`],
  ['effort', String.raw`\<effort`],
  ['children OR child OR Kinder', String.raw`\<(child|kinder)`],
  ['"plan B"', String.raw`\<plan\W+b\>`],
  ['2020/0259', String.raw`\<2020\W0259`],
  ['Århus', String.raw`\<(å|aa|a)rhus`],
  ['aarhus', String.raw`\<(å|aa)rhus`],
  ['Verschlüsselung', String.raw`\<verschl(ü|ue|u)sselung`],
  ['verschluesselung', String.raw`\<verschl(ü|ue)sselung`],
  ['verschlusselung', String.raw`\<verschl(ü|u)sselung`],
  ['*schlüssel', String.raw`schl(ü|ue|u)ssel`],
  ['strasse', String.raw`\<stra(ß|ss)e`],
  ['für', String.raw`\<f(ü|ue|u)r`],
  ['Mueller -Regeln', String.raw`\<m(ü|ue)ller`, String.raw`!\<regeln`],
  ['*grundverordnung', String.raw`grundverordnung`],
  ['chiffrement OR données', String.raw`\<(chiffrement|donn[eé]es)`],
  ['"vie privée" OR oeuvre', String.raw`\<(vie\W+priv[eé]e\>|(œ|oe)uvre)`],
  ['*sécurité', String.raw`s[eé]curit[eé]`],
  ['ΚΡΥΠΤΟΓΡΆΦΗΣΗ', String.raw`\<κρυπτογρ[αά]φηση`],
  ['*ασφαλεια πολιτες', String.raw`ασφ[αά]λεια`, String.raw`\<πολ[ιί]τε[ςσ]`],
  ['الأطفال', String.raw`\<ال[اأ]طفال`],
  ['*شفير -بيانات', String.raw`ش\u0640?ف\u0640?ي\u0640?ر`, String.raw`!\<بيانات`],
]

function grep({ title, text }: GrepDocument, lines: readonly string[]): boolean {
  const document = `${title}\n${text}`.normalize('NFKC').replaceAll('\u00AD', '').toLowerCase()
  const isFound = (line: string) =>
    new RegExp(
      line
        .replaceAll(String.raw`\<`, '(?<![\\p{L}\\p{N}])')
        .replaceAll(String.raw`\>`, '(?![\\p{L}\\p{N}])')
        .replaceAll(String.raw`\W`, '[^\\p{L}\\p{N}]'),
      'u',
    ).test(document)
  return lines.every((line) => (line.startsWith('!') ? !isFound(line.slice(1)) : isFound(line)))
}

async function storeDocuments(store: TestStore): Promise<void> {
  const dossierId = await dossierOf(store)
  const planned = documents.map(({ title, text, language }) => {
    const form = aForm({ title, language, parties: [aParty({ name: '', withheld: true })] })
    const made = planLetter(
      { form, text, positions: [] },
      { actors: [], affiliations: [], topics: [] },
      newId,
    )
    if (!made.ok) throw new Error(made.reason)
    return { ...made.plan, dossierId, file: null }
  })
  for (let from = 0; from < many; from += 50)
    await store.letters.recordAll(planned.slice(from, from + 50), somebody)
}

test('forty searches among three hundred documents in five languages find what grep finds', async () => {
  expect(queries.length).toBeGreaterThanOrEqual(40)
  expect(new Set(documents.map(({ title }) => title)).size).toBe(many)
  await using store = await openTestStore()
  await storeDocuments(store)
  const wrong: Record<string, unknown> = {}
  for (const [typed, ...lines] of queries) {
    const { rows, total, isMore, doubts } = await searchFor(store, typed, many)
    const expected = documents.filter((document) => grep(document, lines)).map(({ title }) => title)
    expect([rows.length, isMore, doubts], typed).toEqual([total, false, []])
    const found = rows.map(({ title }) => title)
    const missing = expected.filter((title) => !found.includes(title))
    const tooMany = found.filter((title) => !expected.includes(title))
    if (missing.length || tooMany.length) wrong[typed] = { missing, tooMany }
    if (typed !== '"encrypt"') expect(expected.length, typed).toBeGreaterThan(0)
    expect(expected.length, typed).toBeLessThan(many / 2)
  }
  expect(wrong).toEqual({})
})

test('each letter that is found shows where, and what it shows is what was looked for', async () => {
  await using store = await openTestStore()
  await storeDocuments(store)
  for (const typed of ['verschluesselung', 'email', '*sécurité', '"data protection"', 'الأطفال'])
    for (const { title, passages } of (await searchFor(store, typed, many)).rows) {
      const document = documents.find((one) => one.title === title)!
      const isInTitle = grep(
        { ...document, text: '' },
        queries.find(([one]) => one === typed)!.slice(1),
      )
      expect(passages.length > 0 || isInTitle, `${typed}: ${title}`).toBe(true)
      for (const { start, pieces } of passages)
        expect(document.text.slice(start)).toMatch(
          new RegExp(`^${pieces.find(({ isHit }) => isHit)!.text.slice(0, 3)}`),
        )
    }
})
