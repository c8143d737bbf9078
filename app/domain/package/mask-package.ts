import { findContacts, maskCutWords, maskText, maskTextWithSpans } from '../masking/mask-text.ts'
import { quoteAt } from '../text/quotes.ts'
import { readPartText, type DossierPackage } from './dossier-package.ts'
import type { PackageLetter, PackageManifest, PackageTopicVersion } from './package-schema.ts'

/**
 * A package without anybody's address or number, for those who may not see them: masked in texts and in what is said
 * about letters and people (actors' names come masked already), with every quote at its place in the masked text;
 * original files and the names that mail programs gave to messages are left out. `hashOf` gives the SHA-256 of bytes as
 * 64 hexadecimal digits.
 */
export function maskPackage(
  dossierPackage: DossierPackage,
  hashOf: (bytes: Uint8Array) => string,
): DossierPackage {
  const { manifest } = dossierPackage
  const parts = new Map<string, Uint8Array>()
  const letters = manifest.letters.map((letter) =>
    maskLetter(letter, dossierPackage, (path, text) => {
      const bytes = new TextEncoder().encode(text)
      parts.set(path, bytes)
      return hashOf(bytes)
    }),
  )
  return {
    manifest: {
      ...manifest,
      masked: true,
      dossier: maskDossierWords(manifest.dossier),
      topics: manifest.topics.map((topic) => ({
        ...topic,
        versions: topic.versions.map(maskShownWords),
      })),
      milestones: manifest.milestones.map(maskMilestone),
      actors: manifest.actors.map((actor) => ({ ...actor, note: maskWords(actor.note) })),
      affiliations: manifest.affiliations.map((row) => ({
        ...row,
        role: maskWords(row.role),
        source: maskWords(row.source),
        saidBy: maskWords(row.saidBy),
      })),
      facts: manifest.facts.map((row) => ({
        ...row,
        attribute: maskWords(row.attribute),
        value: maskWords(row.value),
        source: maskWords(row.source),
        saidBy: maskWords(row.saidBy),
      })),
      letters,
    },
    parts,
  }
}

const maskDossierWords = ({
  name,
  shortName,
  procedure,
  summary,
}: PackageManifest['dossier']): PackageManifest['dossier'] => ({
  name: maskText(name),
  shortName: maskWords(shortName),
  procedure: maskWords(procedure),
  summary: maskWords(summary),
})

/** What is read of a topic besides its name, proposition and levels, which are open to everybody. */
function maskShownWords(version: PackageTopicVersion): PackageTopicVersion {
  const maskSide = (words: PackageTopicVersion['sides']['supports']) => ({
    en: maskText(words.en),
    de: maskText(words.de),
    fr: maskText(words.fr),
  })
  return {
    ...version,
    sides: { supports: maskSide(version.sides.supports), opposes: maskSide(version.sides.opposes) },
    cues: version.cues.map((cue) => maskText(cue)),
  }
}

const maskMilestone = (
  milestone: PackageManifest['milestones'][number],
): PackageManifest['milestones'][number] => ({
  ...milestone,
  name: maskText(milestone.name),
  label: maskText(milestone.label),
  basis: maskWords(milestone.basis),
  source: maskWords(milestone.source),
})

const maskWords = (words: string | null): string | null => (words === null ? null : maskText(words))

function maskHead({ source, otherDates, otherReferences }: PackageLetter) {
  return {
    source: { ...source, url: maskWords(source.url), note: maskWords(source.note) },
    otherDates: otherDates.map((date) => ({ ...date, basis: maskWords(date.basis) })),
    otherReferences: otherReferences.map(({ kind, number }) => ({
      kind: maskText(kind),
      number: maskText(number),
    })),
  }
}

function maskLetter(
  letter: PackageLetter,
  dossierPackage: DossierPackage,
  storeText: (path: string, text: string) => string,
): PackageLetter {
  const wholes = letter.texts.map(({ path }) => {
    const text = readPartText(dossierPackage, path)
    return { text, contacts: findContacts(text) }
  })
  const texts = wholes.map(({ text }) => maskTextWithSpans(text))
  return {
    ...letter,
    title: maskText(letter.title),
    basis: maskWords(letter.basis),
    reference: maskWords(letter.reference),
    ...maskHead(letter),
    message: { id: null, answers: null },
    parties: letter.parties.map((party) => ({
      ...party,
      capacity: maskWords(party.capacity),
      organisation: maskWords(party.organisation),
      unit: maskWords(party.unit),
    })),
    texts: letter.texts.map(({ version, path, reason, pages }, at) => ({
      version,
      path,
      sha256: storeText(path, texts[at]!.text),
      reason: maskWords(reason),
      pages:
        pages &&
        pages.map((page) => ({
          ...page,
          start: texts[at]!.mapSpan({ start: page.start, end: page.start }).start,
        })),
    })),
    files: [],
    positions: letter.positions.map((position) => {
      const { text, mapSpan } = texts[position.text - 1]!
      const { start, end } = mapSpan(position.quote)
      const { exact, prefix, suffix } = quoteAt(text, start, end)
      return {
        ...position,
        quote: { exact, prefix, suffix, start, end },
        condition: position.condition === null ? null : maskCutWords(position.condition, wholes),
        note: position.note === null ? null : maskCutWords(position.note, wholes),
        coder: maskWords(position.coder),
        translations: position.translations.map((translation) => ({
          ...translation,
          words: maskCutWords(translation.words, wholes),
          translator: maskText(translation.translator),
        })),
      }
    }),
  }
}
