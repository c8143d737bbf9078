import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { positionCardHref } from '#app/domain/position-href.ts'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { codingFields, handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { readHitParams } from '#app/features/letters/letter-hits.ts'
import { loadLetterPage } from '#app/features/letters/letter-page.ts'
import { findWithdrawnLetter } from '#app/features/letters/withdrawal-forms.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { LetterCompany, nextLetterHref } from '#app/ui/letters/letter-company.tsx'
import { LetterFacts } from '#app/ui/letter-facts.tsx'
import { SecondCodingContext } from '#app/ui/second-coding/second-coding-field.tsx'
import { sendForm, stayWhereUnsent } from '#app/ui/send-form.ts'
import { AnchorExamplesContext } from '#app/ui/tagger/anchor-examples.tsx'
import { Tagger } from '#app/ui/tagger/tagger.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.letter.title ?? 'Letter'} · Stanceline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  try {
    const page = await loadLetterPage(context, params.letterId!, asked.get('edit'), {
      ...readHitParams(asked),
      asksPage: readPageParam(asked, 'asks'),
    })
    return { ...page, company: await findCompany(context, page) }
  } catch (answer) {
    // Whoever may give a withdrawn letter back reads that it was withdrawn; for others there is none.
    if (!(answer instanceof Response) || answer.status !== 404) throw answer
    if (!(await findWithdrawnLetter(context, params.letterId!))) throw answer
    throw redirect(`/letters/${params.letterId}/withdrawal`)
  }
}

/** Who else has a letter open: for those who code it. */
async function findCompany(
  { user, admin }: LoaderFunctionArgs['context'],
  { letter, mayCode, dossiers }: Awaited<ReturnType<typeof loadLetterPage>>,
) {
  if (!user || !mayCode) return null
  return {
    others: await admin.presences.others(letter.id, user.id),
    dossierSlug: dossiers[0]?.slug ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const coding = await requireCodableLetter(context, params.letterId!, { blind: true })
  const form = await readForm(request)
  const fields = readTextFields(form, codingFields)
  const { outcome, answer } = await handleCodingForm(coding, {
    fields,
    holderIds: form.getAll('holderIds').map(String),
  })
  // What was undone is said on the page itself: its form names the deed, so sending it twice undoes nothing more.
  if (answer.ok && !fields.scripted && !answer.message)
    throw redirect(
      positionCardHref({ letterId: coding.letterDetail.letter.id, positionId: answer.saved }),
    )
  return data(answer, { status: statusOfOutcome[outcome] })
}

export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return sendForm(() => serverAction<typeof action>())
}

export const shouldRevalidate = stayWhereUnsent

export default function LetterScreen() {
  const {
    letter,
    parties,
    source,
    redacted,
    mayCorrect,
    mayWithdraw,
    mayPutInCharge,
    concerns,
    mayErase,
    mayChoose,
    readerNames,
    signedIn,
    contacts,
    origin,
    asks,
    mayAsk,
    company,
    isBlind,
    codingId,
    secondCoding,
    anchorExamples,
    ...rest
  } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="workplace">
      <LetterFacts
        {...{ letter, parties, source, redacted, readerNames, signedIn, contacts, origin }}
        {...{
          asks,
          mayAsk,
          mayCorrect,
          mayWithdraw,
          mayPutInCharge,
          concerns,
          mayErase,
          mayChoose,
          isBlind,
          secondCoding,
        }}
        hasPages={rest.original !== null}
      >
        {company && <LetterCompany key={letter.id} letterId={letter.id} {...company} />}
      </LetterFacts>
      <SecondCodingContext.Provider value={codingId}>
        <AnchorExamplesContext.Provider value={anchorExamples}>
          <Tagger
            {...rest}
            isBlind={isBlind}
            key={letter.id}
            language={letter.language}
            nextHref={company && nextLetterHref(letter.id, company.dossierSlug)}
            answer={answer}
            authorIds={parties.flatMap(({ role, actorId }) =>
              role === 'author' && actorId ? [actorId] : [],
            )}
            letterPath={`/letters/${letter.id}`}
            withheldBy={redacted.byMark}
          />
        </AnchorExamplesContext.Provider>
      </SecondCodingContext.Provider>
    </div>
  )
}
