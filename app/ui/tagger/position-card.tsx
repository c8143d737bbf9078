import { memo } from 'react'
import { Link, useFetcher } from '@remix-run/react'
import { describeWaiting, type Approval } from '#app/domain/approvals.ts'
import { recordedRemark } from '#app/domain/letters.ts'
import {
  lostQualifier,
  nameSureness,
  recheckQualifier,
  turnedQualifier,
  type PositionWithLetter,
} from '#app/domain/positions.ts'
import { describeRemarkCount, type RemarkCount } from '#app/domain/remarks.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { originalPagePath } from '../letters/original-page.ts'
import { remarksHref } from '../letters/remark-list.tsx'
import { QuoteTranslations } from '../quote-translations.tsx'
import { SecondCodingField } from '../second-coding/second-coding-field.tsx'

type Props = {
  position: PositionWithLetter
  number: number
  topic: string
  holders: string
  mayCode: boolean
  /** The address leads to its passage. */
  isChosen: boolean
  /** How far its approval has come, where it waits for that; null otherwise. */
  approval: Approval | null
  /** What is said where coders read the passage differently. */
  difference: string | null
  /** What people remarked on its quote; null for who is not signed in. */
  remarks: RemarkCount | null
  /** On which page of the original its quote begins; null where that is not known, or not to be seen. */
  page: number | null
}

/**
 * One stored position beside the letter: what it says, whose it is, and what can be done with it. Drawn again only
 * where something of it is another: a letter may have thousands, and every key that is typed beside them counts.
 */
export const PositionCard = memo(function PositionCard({
  position,
  number,
  topic,
  holders,
  mayCode,
  isChosen,
  approval,
  difference,
  remarks,
  page,
}: Props) {
  const fetcher = useFetcher<{ ok: boolean; errors?: Record<string, string> }>()
  const withdrawn = position.status === 'withdrawn'
  return (
    <section
      className={`position${withdrawn ? ' withdrawn' : ''}${isChosen ? ' chosen' : ''}`}
      id={`position-${position.id}`}
      tabIndex={-1}
      aria-label={`Position ${number}: ${topic}`}
    >
      <div className="between">
        <b className="small">
          <CardHeading {...{ position, number, topic }} />
        </b>
        <PositionChip position={position} />
      </div>
      <blockquote>{withdrawn ? <s>{position.quote.exact}</s> : position.quote.exact}</blockquote>
      <QuoteTranslations translations={position.translations} recorded={position.letter.recorded} />
      <CardNotes position={position} difference={difference} approval={approval} />
      <div className="between tiny muted">
        <span>
          {holders}
          <QuotePlace {...{ position, page }} />
          {position.coder && ` · coded by ${position.coder.name}`}
          {position.reported && ' · reported, not counted'}
          {position.letter.recorded && ` · ${recordedRemark}`}
          {position.sureness && ` · coder ${nameSureness(position.sureness)}`}
          {withdrawn && ' · withdrawn'}
        </span>
        {mayCode && <PositionActions {...{ position, number, fetcher }} />}
      </div>
      <RemarkLink {...{ position, number, remarks }} />
      {fetcher.data?.errors?.form && (
        <p className="error" role="alert">
          {fetcher.data.errors.form}
        </p>
      )}
    </section>
  )
})

function CardNotes({
  position,
  difference,
  approval,
}: Pick<Props, 'position' | 'difference' | 'approval'>) {
  return (
    <>
      {position.condition && (
        <div className="tiny">
          <b>On condition:</b> {position.condition}
        </div>
      )}
      {position.turned && (
        <p className="notice small">
          {capitaliseFirst(turnedQualifier)}: it was coded on a topic of the opposite proposition,
          which was merged into this one, so its level counts negated.
        </p>
      )}
      {position.lost && (
        <p className="notice small">
          {capitaliseFirst(lostQualifier)}: its words stand nowhere for certain since the text was
          corrected, so it counts nowhere. Edit it and select the passage anew, or withdraw it.
        </p>
      )}
      {position.recheck && (
        <p className="notice small">
          <Link to={`/topics/${position.topicId}/recheck`}>
            {capitaliseFirst(recheckQualifier)}
          </Link>
          : the topic means something else since this was coded.
        </p>
      )}
      {approval && (
        <p className="notice small" dir="auto">
          <Link to={approval.sentBack ? '/approvals?list=sent+back' : '/approvals'}>
            {capitaliseFirst(describeWaiting(approval))}
          </Link>
          . It counts once it is approved.
        </p>
      )}
      {difference && <p className="notice small">{difference}</p>}
      {position.note && <div className="tiny muted">{position.note}</div>}
    </>
  )
}

/** ` · p. 3, ¶ 7`: where the quote stands, with the way to its page. */
function QuotePlace({ position, page }: Pick<Props, 'position' | 'page'>) {
  const { paragraph, quote, lost } = position
  const shown = lost ? null : page
  const path = `/letters/${position.letterId}`
  return (
    <>
      {(shown !== null || paragraph !== null) && ' · '}
      {shown !== null && <Link to={originalPagePath(path, shown, quote)}>p. {shown}</Link>}
      {shown !== null && paragraph !== null && ', '}
      {paragraph !== null && `¶ ${paragraph}`}
    </>
  )
}

/** The way to what was said of the quote, which is where one says something too. */
function RemarkLink({ position, number, remarks }: Pick<Props, 'position' | 'number' | 'remarks'>) {
  if (!remarks || position.status === 'withdrawn') return null
  return (
    <Link
      className="button quiet no-print remark-link"
      to={remarksHref({ letterId: position.letterId, positionId: position.id })}
      aria-label={
        remarks.all
          ? `${describeRemarkCount(remarks)}, on position ${number}`
          : `Remark on position ${number}`
      }
    >
      {remarks.all ? describeRemarkCount(remarks) : 'Remark'}
    </Link>
  )
}

function CardHeading({ position, number, topic }: Pick<Props, 'position' | 'number' | 'topic'>) {
  const words = `${number}. ${topic}`
  return position.status === 'withdrawn' || position.lost ? (
    words
  ) : (
    <a href={`#passage-${position.id}`}>{words}</a>
  )
}

type FormFetcher = ReturnType<typeof useFetcher<{ ok: boolean; errors?: Record<string, string> }>>

function PositionActions({
  position,
  number,
  fetcher,
}: Pick<Props, 'position' | 'number'> & { fetcher: FormFetcher }) {
  const withdrawn = position.status === 'withdrawn'
  return (
    <fetcher.Form method="post" className="row no-print">
      <input type="hidden" name="id" value={position.id} />
      <input type="hidden" name="revision" value={position.revision} />
      <SecondCodingField />
      {!withdrawn && (
        <Link
          className="button quiet"
          to={`/letters/${position.letterId}/translations?position=${position.id}`}
          aria-label={`Translate position ${number}`}
        >
          Translate
        </Link>
      )}
      {!withdrawn && (
        <Link
          className="button quiet"
          to={`?edit=${position.id}#position-form`}
          preventScrollReset
          aria-label={`Edit position ${number}`}
        >
          Edit
        </Link>
      )}
      <Link
        className="button quiet"
        to={`/letters/${position.letterId}/history?position=${position.id}`}
        aria-label={`History of position ${number}`}
      >
        History
      </Link>
      <button
        className="button quiet"
        type="submit"
        name="deed"
        value={withdrawn ? 'restore' : 'withdraw'}
        aria-label={`${withdrawn ? 'Restore' : 'Withdraw'} position ${number}`}
      >
        {withdrawn ? 'Restore' : 'Withdraw'}
      </button>
    </fetcher.Form>
  )
}
