import { readOidcSettings } from '#app/auth/oidc-settings.ts'
import { readModelSettings } from '#app/features/suggestions/model-settings.ts'
import { checkLogFormat } from '#app/http/log.ts'

/** Throws a sentence with what to write where a setting cannot be used that nothing needs before somebody asks. */
export function checkSettings(): void {
  checkLogFormat()
  readOidcSettings()
  readModelSettings()
}
