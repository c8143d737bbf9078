import { formatQuantity } from '#app/domain/text/words.ts'
import { GroupField } from '../stances/strip-choices-bar.tsx'
import { TickBox } from './tick-box.tsx'

type Named = { word: string; name: string }
type Props = {
  groups: {
    all: number
    elsewhere: number
    rows: readonly (Named & { count: number })[]
    taken: readonly string[]
    takenElsewhere: readonly Named[]
  }
  grouping: string
  attributes: readonly string[]
}

/** Groups of those who spoke, each with how many are in it; ticking one takes all in it. */
export function GroupTicks({ groups, grouping, attributes }: Props) {
  const { rows, all, taken, takenElsewhere, elsewhere } = groups
  return (
    <section className="card" aria-labelledby="who-groups">
      <h2 id="who-groups">Groups</h2>
      <div className="row">
        <GroupField grouping={grouping} attributes={attributes} />
        <button className="button" type="submit">
          List groups
        </button>
      </div>
      {takenElsewhere.map(({ word, name }) => (
        <label key={word} className="check">
          <TickBox name="take" value={word} isTicked /> <span dir="auto">{name}</span>
        </label>
      ))}
      <ul className="plain who-list">
        {rows.map(({ word, name, count }) => (
          <li key={word}>
            <label className="check">
              <TickBox name="take" value={word} isTicked={taken.includes(word)} />
              <span className="who-name">
                <span dir="auto">{name}</span>{' '}
                <span className="small muted">{count.toLocaleString('en')}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {grouping === 'none' && <p className="small muted">Choose by what they are grouped.</p>}
      {elsewhere > 0 && (
        <p className="small muted">{formatQuantity(elsewhere, 'actor')} in none of these.</p>
      )}
      {rows.length < all && (
        <p className="small muted">
          {rows.length} of {formatQuantity(all, 'group')}.{' '}
          <button className="button quiet" type="submit" name="groups" value="all">
            List all {all}
          </button>
        </p>
      )}
    </section>
  )
}
