import {
  collectFieldErrors,
  refuseFormBecause,
  type RefusedForm,
} from '#app/domain/form-refusal.ts'
import { settingsFormSchema } from '#app/domain/settings.ts'
import type { PerformedBy, Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

export const settingsFields = ['indexPublicLetters'] as const

type SettingsOutcome = { ok: true; message: string } | RefusedForm

/** Stores what an administrator chose for everybody. */
export async function changeSettingsByForm(
  { admin, performedBy }: { admin: Pick<Store, 'settings'>; performedBy: PerformedBy },
  fields: Record<string, string>,
): Promise<SettingsOutcome> {
  const form = settingsFormSchema.safeParse(fields)
  if (!form.success) return refuseFormBecause('unfit', collectFieldErrors(form.error), fields)
  return withStoreErrors<SettingsOutcome, SettingsOutcome>(
    async () => {
      await admin.settings.change(form.data, performedBy)
      return {
        ok: true,
        message: form.data.indexPublicLetters
          ? 'Saved: search engines may list public letters. What they found before stays with them.'
          : 'Saved: every page asks search engines not to list it.',
      }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}
