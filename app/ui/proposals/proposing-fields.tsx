import { TextArea } from '../fields.tsx'

/**
 * What a form holds besides where its sender proposes what it says, or where a proposal fills it for an editor.
 */
export function ProposingFields({
  proposes,
  proposalId,
  fields,
  errors,
}: {
  proposes: boolean
  proposalId: string | null
  fields: Record<string, string>
  errors: Record<string, string>
}) {
  if (proposalId) return <input type="hidden" name="proposal" value={proposalId} />
  return proposes ? (
    <TextArea
      label="Why"
      name="proposalNote"
      rows={2}
      defaultValue={fields.proposalNote}
      error={errors.proposalNote}
      hint="For the editor who takes or refuses your proposal."
    />
  ) : null
}
