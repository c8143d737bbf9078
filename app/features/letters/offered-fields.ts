import type { LetterFields } from '#app/domain/letter-form.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { foldText } from '#app/domain/text/words.ts'

type OfferedFields = {
  /** Beside each field what the letter says, where that is not what stands in it. */
  sources: Record<string, string>
  /** Whoever stands in the letter and is none of its parties. */
  offered: LetterFields['parties']
}

const offeredParts = ['dated', 'reference', 'title', 'replyDated'] as const

/** What is read from the text of a letter that is stored, as it is when one is added, for its correction. */
export function offerFromText(text: string, fields: LetterFields): OfferedFields {
  const read = draftFromDocument({
    ...{ text, pages: [], notes: [], doubts: [] },
    ...{ title: null, sent: null, language: null, mail: null },
  })
  const sources = Object.fromEntries(
    offeredParts.flatMap((part) => {
      const [source, value] = [read.sources[part], read.fields[part]]
      if (!source || !value) return []
      return [[part, value === fields[part] ? source : `${source}: ${value}`]]
    }),
  )
  const known = new Set(
    fields.parties.flatMap(({ name, organisation }) => [
      foldText(name ?? ''),
      ...(name ? [] : [foldText(organisation ?? '')]),
    ]),
  )
  return {
    sources,
    offered: read.fields.parties.filter(
      ({ name, organisation }) => !known.has(foldText(name || organisation || '')),
    ),
  }
}
