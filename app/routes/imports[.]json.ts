import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { postImport, getImportList } from '#app/features/imports/import-api.ts'

export const loader = ({ request }: LoaderFunctionArgs) => getImportList(request)

export const action = ({ request }: ActionFunctionArgs) => postImport(request)
