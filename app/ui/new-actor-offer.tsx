import { Link } from '@remix-run/react'
import { capitaliseFirst } from '#app/domain/text/words.ts'

const sortWords: Record<string, string> = {
  person: 'a new person',
  organisation: 'a new organisation',
  unit: 'a new unit',
  office: 'a new office, which persons hold in turn',
}

/** Lines of `errors.nearActors`: id, what the actor is, and its name. */
export function readNearActors(lines: string | undefined) {
  return (lines ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, id, sort, name] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? []
      return { id: id ?? '', sort: sort ?? '', name: name ?? '' }
    })
}

/** That the actors of nearly a name that are shown, or none, may not be all, with the way to the rest. */
export function MoreNearActors({
  sentence,
  shown,
}: {
  sentence: string | undefined
  shown: boolean
}) {
  if (!sentence) return null
  return (
    <p className="small muted">
      {sentence} {sayWhoElse(shown)} found on the list of <Link to="/actors">actors</Link>.
    </p>
  )
}

/** Others are spoken of only where some are shown. */
export const sayWhoElse = (shown: boolean): string => (shown ? 'The others are' : 'All actors are')

/** Below a field whose name nobody bears: who of nearly that name is meant, or of what sort somebody new is. */
export function NewActorOffer({ errors }: { errors: Record<string, string> }) {
  if (!errors.newActor) return null
  return (
    <fieldset className="field">
      <legend>Who is “{errors.newActor}”?</legend>
      {readNearActors(errors.nearActors).map(({ id, sort, name }) =>
        sort === 'withdrawn' ? (
          <p key={id} className="small muted">
            <Link to={`/actors/${id}`}>{name}</Link> was withdrawn; it can be put back on its page.
          </p>
        ) : (
          <label key={id} className="check">
            <input type="radio" name="meantActor" value={id} />
            <span>
              {name} <span className="tiny faint">{sort}, known already</span>
            </span>
          </label>
        ),
      )}
      <MoreNearActors sentence={errors.nearMore} shown={Boolean(errors.nearActors)} />
      {(errors.newSorts ?? '').split(' ').map((sort) => (
        <label key={sort} className="check">
          <input type="radio" name="meantActor" value={sort} />
          <span>{capitaliseFirst(sortWords[sort] ?? sort)}</span>
        </label>
      ))}
      <p className="hint">Then save again.</p>
    </fieldset>
  )
}
