import type { LoaderFunctionArgs } from '@remix-run/node'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'

export const loader = ({ request }: LoaderFunctionArgs) => buildDossierFile(request)
