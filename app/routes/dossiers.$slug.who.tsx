import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireDossier, type DossierContext } from '#app/auth/visible-dossier.ts'
import { formatDay } from '#app/domain/days.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import { loadChoosing } from '#app/features/choosing/choosing-page.ts'
import {
  applySavedForm,
  listSavedChoices,
  saveChoice,
  savedSelectionFields,
} from '#app/features/choosing/saved-choice.ts'
import { answerPastedNames } from '#app/features/choosing/pasted-answer.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { choiceFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { ChoiceBar } from '#app/ui/who/choice-bar.tsx'
import { FoundActors } from '#app/ui/who/found-actors.tsx'
import { GroupTicks } from '#app/ui/who/group-ticks.tsx'
import { PastedList } from '#app/ui/who/pasted-list.tsx'
import { RuleFields } from '#app/ui/who/rule-fields.tsx'
import { SavedList } from '#app/ui/who/saved-list.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionProblem } from '#app/ui/stances/selection-part.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/who/who.css'

export const meta: MetaFunction = () => [{ title: 'Choose actors · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { user, masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const loaded = await loadChoosing(masked, dossier, params, readPageParam(params))
  if (loaded.goTo) throw redirect(loaded.goTo)
  return { ...loaded, saved: await listSavedChoices(masked, { user, dossier }, params) }
}

/** Looks a pasted list of names up, or saves, renames or deletes a selection. */
export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const { masked } = await requireDossier(context, slug)
  const form = await readForm(request, choiceFormLimits)
  if (form.has('deed')) {
    const reader = await requireDossier(context, slug, 'save selections')
    if (form.get('deed') === 'save') return handleSaving(reader, form)
    const change = await applySavedForm(reader, readTextFields(form, savedSelectionFields))
    return change.ok ? change : answerRefusedForm(change)
  }
  const fields = readTextFields(form, ['names'])
  const outcome = await answerPastedNames(masked, fields)
  return outcome.ok ? { answer: outcome.answer, fields } : answerRefusedForm(outcome)
}

/** Saves what a form chooses and leads to where it is shown; what is wrong is said beside the choice as it was. */
async function handleSaving(reader: DossierContext, form: FormData) {
  const params = new URLSearchParams(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'deed' && name !== 'do' ? [[name, value]] : [],
    ),
  )
  const outcome = await saveChoice(reader, params)
  if (outcome.ok) throw redirect(outcome.goTo)
  if (outcome.cause !== 'unfit') return answerRefusedForm(outcome)
  params.set('do', 'save')
  throw redirect(`/dossiers/${reader.dossier.slug}/who?${params}`)
}

/** What the page says of the answer to a form of it: of the list that was pasted, of one saved selection, or of all. */
function readReply(answer: ReturnType<typeof useFormAnswer<typeof action>>) {
  const nothing = {
    outcome: undefined,
    pasted: { answer: null, error: undefined, typed: '' },
    refused: null,
  }
  if (!answer) return nothing
  if ('answer' in answer)
    return { ...nothing, pasted: { answer: answer.answer, typed: answer.fields.names ?? '' } }
  if (answer.ok) return { ...nothing, outcome: answer }
  const { selection: id, name = '', names: typed = '' } = answer.fields
  return {
    outcome: answer,
    pasted: { answer: null, error: answer.errors.names, typed },
    refused: id ? { id, name, error: answer.errors.newName } : null,
  }
}

/** What stays of the address while one chooses: what the page that one came from is about, and the way back. */
const keptParams = ['topic', 'asOf', 'from', 'to', 'back']
/** The form to which all belongs that can be ticked, wherever it stands. */
const formId = 'who-form'

/** Whom the pages of analysis are about: ticked one by one, by groups, by a rule or from a pasted list. */
export default function ChooseActors() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('who'))
  const data = useLoaderData<typeof loader>()
  const reply = readReply(useFormAnswer<typeof action>())
  const { topics, asOf, errors } = data
  const kept = [...params].filter(([name]) => keptParams.includes(name))
  return (
    <div className="page">
      <h1>Choose actors</h1>
      <FormOutcome answer={reply.outcome} />
      <p className="muted small">
        Those who spoke on{' '}
        <span dir="auto">
          {topics.length > 3
            ? `${topics.length} topics`
            : topics.map(({ name }) => name).join(', ')}
        </span>
        , as of {formatDay(asOf)}. Others are found by name.
      </p>
      {[errors.who, errors.actor, errors.names, errors.topic, errors.asOf].map((words, place) => (
        <SelectionProblem key={place} words={words} />
      ))}
      <Form id={formId} action={inDossier('who')} preventScrollReset>
        {kept.map(([name, value], place) => (
          <input key={`${name}-${place}`} type="hidden" name={name} value={value} />
        ))}
        <div className="with-aside">
          <FoundActors {...data} sorts={stripSorts} error={errors.add} />
          <div className="stack">
            <RuleFields
              rules={data.rules}
              attributes={data.attributes}
              typed={{
                since: params.get('since') ?? '',
                attribute: params.get('attribute') ?? '',
                value: params.get('value') ?? '',
              }}
              errors={errors}
            />
            <GroupTicks
              groups={data.groups}
              grouping={data.grouping}
              attributes={data.attributes}
            />
          </div>
        </div>
      </Form>
      <PastedList formId={formId} {...reply.pasted} />
      <SavedList saved={data.saved} refused={reply.refused} />
      <ChoiceBar
        {...{ formId, hrefWith }}
        chosen={data.chosen}
        speakers={data.speakers}
        behind={data.behind}
        error={errors.chosen}
        saving={data.saved.maySave ? { name: params.get('name') ?? '', error: errors.name } : null}
      />
    </div>
  )
}
