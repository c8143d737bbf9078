import { mostNamed, nameSignatories } from '#app/domain/signatories.ts'
import { FieldError } from './field-error.tsx'
import type { PositionDraft } from './position-draft.ts'

export type HolderChoice = { id: string; name: string; as: string }
type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  holders: readonly HolderChoice[]
  errors: Record<string, string>
  /** Whether scripts run. */
  isHydrated: boolean
}

/**
 * Whose position it is. The signatories of a joint letter are one tick; one by one they are behind it. Without scripts
 * each has a tick of its own, which works as it stands.
 */
export function HolderFields({ draft, change, holders, errors, isHydrated }: Props) {
  const authors = holders.filter((holder) => holder.as === 'author')
  const isJoint = isHydrated && authors.length > mostNamed
  const isEach = isJoint && authors.every(({ id }) => draft.holderIds.includes(id))
  const others = draft.holderIds.filter((id) => !authors.some((author) => author.id === id))
  const setHeld = (id: string, isHeld: boolean) =>
    change({
      holderIds: isHeld ? [...draft.holderIds, id] : draft.holderIds.filter((held) => held !== id),
    })
  const renderTick = ({ id, name, as }: HolderChoice) => (
    <label key={id} className="check">
      <input
        type="checkbox"
        name="holderIds"
        value={id}
        checked={draft.holderIds.includes(id)}
        onChange={(event) => setHeld(id, event.target.checked)}
      />
      <span>
        {name} <span className="faint tiny">{as}</span>
      </span>
    </label>
  )
  return (
    <fieldset className="field">
      <legend>Holder: whose position is it?</legend>
      {isJoint ? (
        <>
          <label className="check">
            <input
              type="checkbox"
              checked={isEach}
              onChange={(event) =>
                change({
                  holderIds: [
                    ...others,
                    ...(event.target.checked ? authors.map(({ id }) => id) : []),
                  ],
                })
              }
            />
            <span>
              {nameSignatories(authors.map(({ name }) => name))}{' '}
              <span className="faint tiny">jointly</span>
            </span>
          </label>
          {holders.filter((holder) => !authors.includes(holder)).map(renderTick)}
          <details className="more">
            <summary>One by one</summary>
            {authors.map(renderTick)}
          </details>
        </>
      ) : (
        holders.map(renderTick)
      )}
      <FieldError sentence={errors.holderIds} />
    </fieldset>
  )
}
