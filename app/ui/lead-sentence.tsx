import { Link, useRevalidator } from '@remix-run/react'
import { useEffect, type ReactNode } from 'react'
import type { Day } from '#app/domain/days.ts'
import { proofHref } from '#app/domain/lead-sentence/proofs.ts'
import { groupByProof, type LeadSegment } from '#app/domain/lead-sentence/segments.ts'
import type { LeadText } from '#app/domain/lead-sentence/write-actor-lead.ts'
import './lead-sentence.css'

/** A first sentence, with the as-of day that its links keep where somebody chose one. */
export type ShownSentence = LeadText & { asOf: Day | null }

type LeadSentenceProps = {
  lead: ShownSentence
  slug: string
  /** `h1` where the sentence is what the page is about, `p` below a heading. */
  as: 'h1' | 'p'
}

/** What can be said first, each clause a link to the rows that prove it, and below it what the whole rests on. */
export function LeadSentence({ lead, slug, as: Tag }: LeadSentenceProps) {
  const { sentence, basis, language, asOf } = lead
  const link = { slug, asOf }
  return (
    <>
      <Tag className="lead-sentence" lang={language}>
        <ProvenWords segments={sentence} {...link} />
      </Tag>
      <p className="lead-basis" lang={language}>
        <ProvenWords segments={basis} {...link} />
      </p>
    </>
  )
}

type LeadHeadingProps = {
  lead: ShownSentence | 'pending' | null
  slug: string
  /** What the page is about, where nothing can be said first, or not yet. */
  children: ReactNode
}

/** The first sentence as the heading of a page. */
export function LeadHeading({ lead, slug, children }: LeadHeadingProps) {
  if (lead && lead !== 'pending') return <LeadSentence lead={lead} slug={slug} as="h1" />
  return (
    <>
      <h1>{children}</h1>
      {lead && <PendingSentence />}
    </>
  )
}

/** How many milliseconds pass before a page asks again for a sentence that is worked out. */
const pause = 1500

/** Asks again until the sentence is there; without scripts the reader does. */
function PendingSentence() {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, pause)
    return () => clearTimeout(timer)
  }, [revalidate, state])
  return (
    <p className="lead-basis" role="status">
      What all letters come to is being worked out; it stands here when the page is loaded again.
    </p>
  )
}

function ProvenWords({
  segments,
  ...place
}: {
  segments: readonly LeadSegment[]
  slug: string
  asOf: Day | null
}) {
  return groupByProof(segments).map(({ proof, segments: words }, index) => {
    const shown = words.map(({ text, own }, at) => (own ? <bdi key={at}>{text}</bdi> : text))
    if (!proof) return <span key={index}>{shown}</span>
    return (
      <Link key={index} to={proofHref(proof, place)}>
        {shown}
      </Link>
    )
  })
}
