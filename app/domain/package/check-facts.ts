import { parseEdtfDate } from '../days.ts'
import type { PackageManifest } from './package-schema.ts'

type PackageFact = PackageManifest['facts'][number]

/** The first thing that a package says of actors for some time that does not go together, as a sentence. */
export function findFactFault({ facts, different }: PackageManifest): string | null {
  const unlike = facts.find((row) => !isOfItsKind(row))
  if (unlike)
    return `In this package a ${unlike.kind} of ${unlike.actor} does not say what one says.`
  const wrong = facts.find((row) => !isBounded(row))
  if (wrong)
    return `In this package the days of a ${wrong.kind} of ${wrong.actor} are not those that are written.`
  const same = different.find(([one, other]) => one === other)
  return same ? `This package says of ${same[0]} that it is another than itself.` : null
}

function isOfItsKind({ kind, actor, attribute, value, successor }: PackageFact): boolean {
  if (kind === 'successor')
    return attribute === null && value === null && successor !== null && successor !== actor
  return value !== null && successor === null && (attribute === null) === (kind === 'name')
}

function isBounded({ from, to, fromWritten, toWritten }: PackageFact): boolean {
  const [begins, ends] = [fromWritten, toWritten].map((written) =>
    written === null ? null : parseEdtfDate(written),
  )
  return (
    (from === null || to === null || from <= to) &&
    (!begins || (begins.ok && begins.dated.first === from)) &&
    (!ends || (ends.ok && ends.dated.last === to))
  )
}
