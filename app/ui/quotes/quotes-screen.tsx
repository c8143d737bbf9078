import { Link, useSearchParams } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { paragraphChoices } from '#app/domain/quotes/quote-choices.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { UnapprovedNote } from '../approvals/unapproved-note.tsx'
import { ChoiceLinks } from '../choice-links.tsx'
import { Pager } from '../pager.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { useAddress } from '../stances/address.ts'
import { SelectionWords } from '../stances/selection-words.tsx'
import { everybodyAgain, isNarrowed, type ShownSelection } from '../stances/shown-selection.ts'
import { TakeAway } from '../stances/take-away.tsx'
import { ViewLinks } from '../stances/view-links.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { ParagraphUses, type ShownParagraph } from './paragraph-uses.tsx'
import '../stances/strips.css'

/** A choice with how many quotes it leaves. */
type Counted = { value: string; word: string; count: number }

type Props = {
  data: {
    unapproved: string | null
    selection: ShownSelection
    actorCount: number
    /** How many quotes the selection has before any choice, and how many are listed. */
    all: number
    listed: number
    paragraphs: {
      /** How many rows stand for several letters. */
      shown: number
      /** Whether the selection has any. */
      some: boolean
      /** Whether the uses of one of them alone are listed. */
      only: boolean
    }
    ofCoding: readonly Counted[]
    ofSaid: readonly Counted[]
    ofTold: readonly Counted[]
    /** How many there are of all levels and absences, of all words, and to anybody. */
    anyCoded: number
    anySaid: number
    anyTold: number
    quotes: {
      rows: readonly {
        position: PositionWithLetter
        who: string
        topic: string
        paragraph: ShownParagraph | null
      }[]
      total: number
      page: number
      pages: number
    }
  }
}

/**
 * Every quote of a selection, the newest first, by level, by whose words it is and by whom it was told; a standard
 * paragraph in one row.
 */
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
        {data.listed < data.all && `${data.listed.toLocaleString('en')} of `}
        {formatQuantity(data.all, 'quote')}
      </h1>
      <p className="muted small">
        The newest first, each once, whoever it counts for; a passage that several coders marked
        stands once for each of them. Up to {formatDay(asOf)}
        {isToday && ', today'}.
        <ParagraphWords data={data} />
      </p>
      <UnapprovedNote remark={data.unapproved} />
      <SelectionWords
        {...{ selection, actorCount, action, params, hrefWith }}
        axis={selection.period}
      />
      <div className="strip-choices">
        <ViewLinks view="quotes" />
        <QuoteFilters data={data} />
      </div>
      {quoteErrors
        .map((name) => errors[name])
        .map(
          (error) =>
            error && (
              <p key={error} className="error" role="alert">
                {error}
              </p>
            ),
        )}
      <TakeAway
        table="quotes"
        rows={data.listed}
        isPart={quotes.pages > 1 || data.listed > quotes.total}
        asOf={asOf}
      />
      {quotes.total > 0 ? (
        <section className="card" aria-label="Quotes">
          {quotes.rows.map(({ position, who, topic, paragraph }) => (
            <QuoteCard key={position.id} {...{ position, who, topic }}>
              {paragraph && (
                <ParagraphUses
                  paragraph={paragraph}
                  allHref={hrefWith({ paragraph: paragraph.id, paragraphs: 'each', page: null })}
                />
              )}
            </QuoteCard>
          ))}
        </section>
      ) : (
        <NoQuotes data={data} />
      )}
      <Pager {...quotes} label="Pages of quotes" />
    </div>
  )
}

/** What may be wrong in the address of the page, by the words of it. */
const quoteErrors = ['coded', 'said', 'told', 'paragraphs', 'paragraph'] as const

/** How many rows stand for more than one letter, and how they are counted; where one alone is listed, the way back. */
function ParagraphWords({ data: { paragraphs } }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('quotes'))
  if (paragraphs.only)
    return (
      <>
        {' '}
        Only the uses of one standard paragraph.{' '}
        <Link to={hrefWith({ paragraph: null, paragraphs: null, page: null })}>
          Show all quotes
        </Link>
      </>
    )
  if (!paragraphs.shown) return null
  const rows = formatQuantity(paragraphs.shown, 'standard paragraph')
  return (
    <>
      {' '}
      {rows}, which several letters have in nearly the same words,{' '}
      {paragraphs.shown === 1 ? 'stands' : 'stand'} in one row
      {paragraphs.shown > 1 && ' each'}
      {params.get('paragraphs') === 'once' ? ' and counted once.' : '.'}
    </>
  )
}

function QuoteFilters({ data }: Props) {
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
        choices={offer('coded', { words: 'All levels', total: data.anyCoded }, data.ofCoding)}
      />
      <ChoiceLinks
        label="Whose words"
        param="said"
        current={params.get('said') ?? ''}
        choices={offer('said', { words: 'All words', total: data.anySaid }, data.ofSaid)}
      />
      <ChoiceLinks
        label="In letters to"
        param="told"
        current={params.get('told') ?? ''}
        choices={offer('told', { words: 'To anybody', total: data.anyTold }, data.ofTold)}
      />
      {(data.paragraphs.some || params.has('paragraphs')) && (
        <ChoiceLinks
          label="Standard paragraphs"
          param="paragraphs"
          current={params.get('paragraphs') ?? ''}
          choices={[
            { value: '', words: 'Nearly the same in one row' },
            ...paragraphChoices.map(({ paragraphs, word }) => ({ value: paragraphs, words: word })),
          ]}
        />
      )}
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
        <Link to={hrefWith({ coded: null, said: null, told: null, paragraph: null, page: null })}>
          Show all
        </Link>
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
