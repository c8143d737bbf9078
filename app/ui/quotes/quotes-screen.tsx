import { Link, useSearchParams } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { recipientKinds } from '#app/domain/recipients/recipient-kinds.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { ChoiceLinks } from '../choice-links.tsx'
import { Pager } from '../pager.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { useAddress } from '../stances/address.ts'
import { SelectionWords } from '../stances/selection-words.tsx'
import { everybodyAgain, isNarrowed, type ShownSelection } from '../stances/shown-selection.ts'
import { TakeAway } from '../stances/take-away.tsx'
import { ViewLinks } from '../stances/view-links.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import '../stances/strips.css'

/** A choice with how many quotes it leaves. */
type Counted = { value: string; word: string; count: number }

type Props = {
  data: {
    selection: ShownSelection
    actorCount: number
    /** How many quotes the selection has, before any choice. */
    all: number
    ofCoding: readonly Counted[]
    ofSaid: readonly Counted[]
    /** How many there are of all levels and absences, and of all words. */
    saidTotal: number
    codedTotal: number
    quotes: {
      rows: readonly { position: PositionWithLetter; who: string; topic: string }[]
      total: number
      page: number
      pages: number
    }
  }
}

/** Every quote of a selection, the newest first, by level, by whose words it is and by whom it was told. */
export function QuotesScreen({ data }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const action = inDossier('quotes')
  const hrefWith = useAddress(action)
  const { selection, actorCount, quotes } = data
  const { asOf, isToday, errors } = selection
  return (
    <div className="page">
      <h1>
        {quotes.total < data.all && `${quotes.total.toLocaleString('en')} of `}
        {formatQuantity(data.all, 'quote')}
      </h1>
      <p className="muted small">
        The newest first, each once, whoever it counts for; a passage that several coders marked
        stands once for each of them. Up to {formatDay(asOf)}
        {isToday && ', today'}.
      </p>
      <SelectionWords
        {...{ selection, actorCount, action, params, hrefWith }}
        axis={selection.period}
      />
      <div className="strip-choices">
        <ViewLinks view="quotes" />
        <QuoteFilters data={data} />
      </div>
      {[errors.coded, errors.said, errors.told].map(
        (error) =>
          error && (
            <p key={error} className="error" role="alert">
              {error}
            </p>
          ),
      )}
      <TakeAway table="quotes" rows={quotes.total} isPart={quotes.pages > 1} asOf={asOf} />
      {quotes.total > 0 ? (
        <section className="card" aria-label="Quotes">
          {quotes.rows.map(({ position, who, topic }) => (
            <QuoteCard key={position.id} {...{ position, who, topic }} />
          ))}
        </section>
      ) : (
        <NoQuotes data={data} />
      )}
      <Pager {...quotes} label="Pages of quotes" />
    </div>
  )
}

function QuoteFilters({
  data: { ofCoding, ofSaid, saidTotal, codedTotal },
}: {
  data: Props['data']
}) {
  const [params] = useSearchParams()
  const offer = (
    param: string,
    all: { words: string; total: number },
    counted: readonly Counted[],
  ) => [
    { value: '', words: `${all.words} ${all.total.toLocaleString('en')}` },
    ...counted
      .filter(({ count, value }) => count > 0 || value === params.get(param))
      .map(({ value, word, count }) => ({
        value,
        words: `${word} ${count.toLocaleString('en')}`,
      })),
  ]
  return (
    <>
      <ChoiceLinks
        label="Level or absence"
        param="coded"
        current={params.get('coded') ?? ''}
        choices={offer('coded', { words: 'All levels', total: saidTotal }, ofCoding)}
      />
      <ChoiceLinks
        label="Whose words"
        param="said"
        current={params.get('said') ?? ''}
        choices={offer('said', { words: 'All words', total: codedTotal }, ofSaid)}
      />
      <ChoiceLinks
        label="In letters to"
        param="told"
        current={params.get('told') ?? ''}
        choices={[
          { value: '', words: 'To anybody' },
          ...recipientKinds.map(({ kind, told }) => ({ value: kind, words: told })),
        ]}
      />
    </>
  )
}

/** Why there is nothing, and what to do. */
function NoQuotes({ data: { all, selection } }: { data: Props['data'] }) {
  const inDossier = useDossierPath()
  const hrefWith = useAddress(inDossier('quotes'))
  if (all > 0)
    return (
      <p className="empty">
        None of the {formatQuantity(all, 'quote')} is of this kind.{' '}
        <Link to={hrefWith({ coded: null, said: null, told: null, page: null })}>Show all</Link>
      </p>
    )
  return (
    <p className="empty">
      Nothing of this selection is coded up to this day.{' '}
      {isNarrowed(selection) ? (
        <Link to={hrefWith({ ...everybodyAgain, page: null })}>Show everybody</Link>
      ) : (
        'Open a letter and mark a passage.'
      )}
    </p>
  )
}
