import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { parseErasedWords } from '#app/domain/erasures.ts'
import { pluralise } from '#app/domain/text/words.ts'
import { erasePersonByForm, erasureFields } from '#app/features/erasures/erasure-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { ErasureForm } from '#app/ui/erasure-form.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Erase a person’s details · Stanceline' }]

/** How many letters are concerned is counted by reading all of them, which takes as long as they are. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { admin, actor } = await requirePerson(context, params.actorId!)
  return { actor, ...(await countLetters(admin, actor.id, '')) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { admin, performedBy, actor } = await requirePerson(context, params.actorId!)
  const fields = readTextFields(await readForm(request), erasureFields)
  if (fields.deed === 'count') {
    const counted = await countLetters(admin, actor.id, fields.words ?? '')
    return data({ errors: {}, fields, counted })
  }
  const outcome = await erasePersonByForm({ admin, performedBy, fields }, actor.id)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect('/erasures')
}

async function requirePerson(context: RequestContext, actorId: string) {
  const { admin, visible, performedBy } = requirePermission(context, 'erase letters and people')
  const actor = requireFound(await visible.actors.byId(actorId), 'actor')
  return {
    admin,
    performedBy,
    actor: requireFound(actor.kind === 'person' ? actor : null, 'person'),
  }
}

async function countLetters(admin: RequestContext['admin'], actorId: string, written: string) {
  const parsed = parseErasedWords(written)
  const plan = await admin.erasures.planPerson(actorId, parsed.ok ? parsed.words : [])
  return { words: plan?.words ?? [], letters: plan?.letterIds.length ?? 0 }
}

export default function ErasePerson() {
  const { actor, ...atFirst } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const { words, letters } = (answer && 'counted' in answer ? answer.counted : null) ?? atFirst
  return (
    <div className="page">
      <Link className="small" to={`/actors/${actor.id}`}>
        ← {actor.name}
      </Link>
      <h1>Erase the details of {actor.name}</h1>
      <p>
        The name becomes “Erased person”, aliases and offices go. Wherever the words below stand as
        whole words, in texts, titles, quotes, notes, the history and imports, each of their signs
        becomes “█”; the originals of these letters are erased, because they hold the same words.
        This cannot be undone.
      </p>
      <p role="status">
        <b>
          {letters} {pluralise(letters, 'letter is', 'letters are')} concerned
        </b>{' '}
        by: {words.join(' · ')}
      </p>
      <p className="muted">
        A surname alone, an initial or a description is not found unless you write it below. Backups
        up to today still hold the details, until they are removed.
      </p>
      <ErasureForm answer={answer} back={`/actors/${actor.id}`} words={{ typed: '' }} />
    </div>
  )
}
