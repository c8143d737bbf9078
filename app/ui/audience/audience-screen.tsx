import { Form, Link, useSearchParams } from '@remix-run/react'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { ActorField } from '../actor-field.tsx'
import { StanceChip } from '../chip.tsx'
import { ChoiceLinks } from '../choice-links.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { Pager } from '../pager.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { useAddress } from '../stances/address.ts'
import { KeptParams } from '../stances/kept-params.tsx'
import { SelectionWords } from '../stances/selection-words.tsx'
import type { ShownSelection } from '../stances/shown-selection.ts'
import { TakeAway } from '../stances/take-away.tsx'
import { ViewLinks } from '../stances/view-links.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import '../list.css'
import '../stances/strips.css'
import './audience.css'

type Named = { id: string; name: string }
type AudienceGroup = {
  key: string
  word: string
  letters: number
  /** How many of these letters stand in another row too. */
  shared: number
  label: string
  level: Level | null
  mark: StanceMark
  beside: string
  quote: { position: PositionWithLetter; who: string } | null
}
type AudienceTopic = { topic: Named; groups: readonly AudienceGroup[] }

type Props = {
  data: {
    selection: ShownSelection
    actorCount: number
    asked: string
    by: string
    attributes: readonly string[]
    errors: Record<string, string>
    subject: Named | null
    /** Nobody was asked for: it is the one of whom most passages are coded. */
    isRichest: boolean
    sentence: string
    opposites: readonly { topic: Named; words: string }[]
    untold: string | null
    rows: number
    /** How many of these rows a picture shows. */
    toDraw: number
    topics: { rows: readonly AudienceTopic[]; total: number; page: number; pages: number }
  }
}

/** Where one actor stands on each topic by whom it told so. */
export function AudienceScreen({ data }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const action = inDossier('audience')
  const hrefWith = useAddress(action)
  const { selection, actorCount, subject, isRichest, errors } = data
  return (
    <div className="page">
      <h1>{subject ? `${data.sentence}.` : 'Audience'}</h1>
      {subject && <Opposites data={data} />}
      <p className="muted small">
        {isRichest && 'Of the selection most passages of this actor are coded. '}
        The same method for each kind of recipient, those in copy among them: only what letters to
        them say counts. As of {formatDay(selection.asOf)}
        {selection.isToday && ', today'}.
      </p>
      <SelectionWords
        {...{ selection, actorCount, action, params, hrefWith }}
        axis={selection.period}
      />
      <div className="strip-choices">
        <ViewLinks view="audience" />
        {data.attributes.length > 0 && (
          <ChoiceLinks
            label="Recipients by"
            param="by"
            current={data.by}
            choices={[
              { value: '', words: 'By kind' },
              ...data.attributes.map((attribute) => ({
                value: `attribute ${attribute}`,
                words: `By ${attribute}`,
              })),
            ]}
          />
        )}
      </div>
      {errors.by && (
        <p className="error" role="alert">
          {errors.by}
        </p>
      )}
      <AudienceForm data={data} />
      <TakeAway
        table="audience"
        rows={data.rows}
        isPart={data.topics.pages > 1}
        asOf={selection.asOf}
        picture={{ name: 'audience', what: 'row', shows: data.toDraw, of: data.rows }}
      />
      {data.topics.rows.map((row) => (
        <TopicAudiences key={row.topic.id} row={row} />
      ))}
      <NothingTold data={data} />
      <Pager {...data.topics} words={['Before', 'Next']} label="Pages of topics" />
    </div>
  )
}

function AudienceForm({ data: { subject, asked, errors } }: Props) {
  const action = useDossierPath()('audience')
  const [params] = useSearchParams()
  return (
    <Form action={action} className="card filters" key={subject?.id ?? asked}>
      <KeptParams params={params} without={['of', 'page']} />
      <ActorField
        label="Audiences of whom"
        name="of"
        defaultValue={subject?.name ?? asked}
        maxLength={200}
        error={errors.of}
        hint="A person, an organisation or a unit, by name or alias."
      />
      <p className="field">
        <button className="button primary" type="submit">
          Show
        </button>
      </p>
    </Form>
  )
}

/** On which topics nothing was said, or why there is nothing at all and what to do. */
function NothingTold({ data: { subject, rows, untold, errors } }: Props) {
  if (rows) return untold && <p className="small muted">{untold}</p>
  if (subject)
    return (
      <p className="card empty">
        Nothing that {subject.name} said on these topics counts by this day. Choose another actor,
        more topics or a later day.
      </p>
    )
  return (
    !errors.of && (
      <p className="card empty">
        Nothing of this selection is coded. Open a letter and mark a passage.
      </p>
    )
  )
}

/** On which topics two audiences were told opposite things, each with a link to its rows. */
function Opposites({ data: { opposites, topics } }: Props) {
  const hrefWith = useAddress('')
  if (!opposites.length) return null
  return (
    <ul className="opposites">
      {opposites.map(({ topic, words }) => (
        <li key={topic.id}>
          {topics.rows.some((row) => row.topic.id === topic.id) ? (
            <a href={`#told-${topic.id}`}>{topic.name}</a>
          ) : (
            <Link to={hrefWith({ topic: topic.id, page: null })}>{topic.name}</Link>
          )}{' '}
          <WithDefinitions>{words}</WithDefinitions>
        </li>
      ))}
    </ul>
  )
}

function TopicAudiences({ row: { topic, groups } }: { row: AudienceTopic }) {
  const inDossier = useDossierPath()
  const head = `told-${topic.id}`
  const isShared = groups.some(({ shared }) => shared > 0)
  return (
    <section className="card list" aria-labelledby={head}>
      <h2 id={head}>
        <Link to={inDossier(`topics/${topic.id}`)}>{topic.name}</Link>
      </h2>
      {isShared && (
        <p className="tiny muted">A letter to several kinds counts in the row of each.</p>
      )}
      <TableScroll label={`${topic.name} by recipient`}>
        <table className="audiences">
          <thead>
            <tr>
              <th scope="col">Told</th>
              <th scope="col">Stands</th>
              <th scope="col">Letters</th>
              <th scope="col">Newest quote</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <AudienceRow key={group.key} group={group} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

function AudienceRow({ group }: { group: AudienceGroup }) {
  const { word, letters, shared, beside, quote } = group
  return (
    <tr>
      <th scope="row" dir="auto">
        {word}
      </th>
      <td data-head="Stands">
        <StanceChip stance={group} size={stanceBarSizes.end} />
        {beside && (
          <div className="tiny muted">
            <WithDefinitions>{beside}</WithDefinitions>
          </div>
        )}
      </td>
      <td data-head="Letters">
        {formatQuantity(letters, 'letter')}
        {shared > 0 && (
          <div className="tiny muted">{shared.toLocaleString('en')} to other kinds too</div>
        )}
      </td>
      <td>{quote && <QuoteCard {...quote} />}</td>
    </tr>
  )
}
