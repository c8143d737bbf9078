import ts from 'typescript'
import type { Sources } from './imports.ts'

/** A function by its name and the line where it stands, such as `app/domain/days.ts:12`. */
export type NamedFunction = { name: string; place: string }

/** Every function that has a name: declared, assigned to a constant, a method, or a property of an object. */
export function namedFunctions(sources: Sources): NamedFunction[] {
  return [...sources].flatMap(([path, text]) => functionsIn(path, text))
}

/** The functions whose whole name is one of the words, as `place name`. */
export function functionsNamedLike(words: readonly string[], sources: Sources): string[] {
  const forbidden = new Set(words)
  return namedFunctions(sources)
    .filter(({ name }) => forbidden.has(name.toLowerCase()))
    .map(({ name, place }) => `${place} ${name}`)
}

/** What Remix asks a route for, and React Router an entry: many files export it, and it always means the same. */
const askedOfRoutes = [
  'loader',
  'action',
  'meta',
  'headers',
  'links',
  'handle',
  'shouldRevalidate',
  'ErrorBoundary',
  'HydrateFallback',
  'Layout',
  'clientLoader',
  'clientAction',
  'handleDataRequest',
  'handleError',
  'streamTimeout',
]

/**
 * The names that more than one file exports, as `name: file, file`. The two dialects of the database hold the same
 * names, so a name that each of them exports once means one thing.
 */
export function namesOfTwoThings(sources: Sources): string[] {
  return [...exportedNames(sources)]
    .filter(([, files]) => meanings(files) > 1)
    .map(([name, files]) => `${name}: ${files.join(', ')}`)
}

/** The files that export a name, for every name; defaults and what is passed on from elsewhere are left out. */
export function exportedNames(sources: Sources): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [path, text] of sources)
    for (const name of new Set(exportsIn(path, text)))
      if (!(isRoute(path) && askedOfRoutes.includes(name)))
        found.set(name, [...(found.get(name) ?? []), path])
  return found
}

/** Every type, interface and class that is exported, with its file. */
export function exportedTypes(sources: Sources): { name: string; path: string }[] {
  return [...sources].flatMap(([path, text]) =>
    parse(path, text)
      .statements.filter(
        (statement) =>
          ts.isTypeAliasDeclaration(statement) ||
          ts.isInterfaceDeclaration(statement) ||
          ts.isClassDeclaration(statement),
      )
      .filter(isExported)
      .flatMap(({ name }) => (name ? [{ name: name.text, path }] : [])),
  )
}

const isRoute = (path: string) => /^app\/(routes\/|root\.tsx|entry\.)/.test(path)

function meanings(files: readonly string[]): number {
  const within = (...places: string[]) =>
    files.filter((file) => places.some((place) => file.startsWith(place))).length
  // The tables of SQLite are those whose types all queries have.
  const [sqlite, postgres] = [within('db/sqlite/', 'db/schema/schema.ts'), within('db/postgres/')]
  return files.length - sqlite - postgres + Math.max(sqlite, postgres)
}

function functionsIn(path: string, text: string): NamedFunction[] {
  const file = parse(path, text)
  const found: NamedFunction[] = []
  const visit = (node: ts.Node): void => {
    const name = functionName(node)
    if (name) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push({ name, place: `${path}:${line + 1}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function functionName(node: ts.Node): string | null {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessor(node))
    return nameOf(node.name)
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node))
    return isFunction(node.initializer) ? nameOf(node.name) : null
  if (ts.isPropertyAssignment(node))
    return isFunction(node.initializer) && !isInTable(node) ? nameOf(node.name) : null
  return null
}

function nameOf(name: ts.Node | undefined): string | null {
  if (!name) return null
  if (ts.isPrivateIdentifier(name)) return name.text.slice(1)
  return ts.isIdentifier(name) ? name.text : null
}

function isFunction(value: ts.Expression | undefined): boolean {
  if (!value) return false
  if (
    ts.isParenthesizedExpression(value) ||
    ts.isAsExpression(value) ||
    ts.isSatisfiesExpression(value)
  )
    return isFunction(value.expression)
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value)
}

/** A constant that is typed as a `Record` is a table: its keys are words of the data, not names of functions. */
function isInTable(property: ts.Node): boolean {
  for (let node = property.parent; ; node = node.parent) {
    if (ts.isVariableDeclaration(node) || ts.isSatisfiesExpression(node))
      return node.type !== undefined && /\bRecord</.test(node.type.getText())
    if (!ts.isObjectLiteralExpression(node) && !ts.isPropertyAssignment(node)) return false
  }
}

function exportsIn(path: string, text: string): string[] {
  return parse(path, text).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namedExports(statement)
    if (!isExported(statement)) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name))
    const { name } = statement as ts.DeclarationStatement
    return name ? [name.text] : []
  })
}

/** `export { a, b as c }` without `from`, which would only pass on what another file holds. */
function namedExports({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string[] {
  return !moduleSpecifier && exportClause && ts.isNamedExports(exportClause)
    ? exportClause.elements.map(({ name }) => name.text)
    : []
}

function isExported(statement: ts.Statement): boolean {
  const kinds = ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind)
    : []
  return (
    kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword)
  )
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  )
}

const parsed = new Map<string, ts.SourceFile>()

function parse(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path)
  if (known?.text === text) return known
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  parsed.set(path, file)
  return file
}
