import { parseEdtfDate } from '../days.ts'
import type { PackageAffiliation, PackageManifest } from './package-schema.ts'

/** The first thing that a package says of actors and where they belonged that does not go together, as a sentence. */
export function findActorFault({ actors, affiliations }: PackageManifest): string | null {
  const twice = actors.find(
    ({ registerIds }) =>
      new Set(registerIds.map(({ register }) => register)).size < registerIds.length,
  )
  if (twice) return `“${twice.name}” has two numbers of one register in this package.`
  const untyped = affiliations.find(
    ({ typed, fromWritten, toWritten, source, saidBy, saidDay }) =>
      !typed && [fromWritten, toWritten, source, saidBy, saidDay].some((said) => said !== null),
  )
  if (untyped)
    return `In this package an affiliation of ${untyped.member} is said by somebody and was not typed.`
  const wrong = affiliations.find((row) => !isBoundedAsWritten(row))
  return wrong
    ? `In this package the days of an affiliation of ${wrong.member} are not those that are written.`
    : null
}

function isBoundedAsWritten({ from, to, fromWritten, toWritten }: PackageAffiliation): boolean {
  const [begins, ends] = [fromWritten, toWritten].map((written) =>
    written === null ? null : parseEdtfDate(written),
  )
  return (
    (!begins || (begins.ok && begins.dated.first === from)) &&
    (!ends || (ends.ok && ends.dated.last === to))
  )
}
