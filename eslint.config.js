// What could go wrong, not how it looks. `npm run lint` takes no warnings: a rule is held or it is not here.
import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const typed = ['**/*.ts', '**/*.tsx']

/** How wide a string and a line of a comment may be; code is as wide as Prettier lays it. */
const widest = 120

/** A string or a comment that is wider than a reader's window is split, or kept as data. */
const narrowText = {
  meta: {
    type: 'layout',
    schema: [],
    messages: { wide: 'This {{what}} is {{width}} characters wide; 120 are the most.' },
  },
  create(context) {
    const check = (node, what, text) => {
      const width = Math.max(...text.split('\n').map((line) => line.length))
      if (width > widest) context.report({ node, messageId: 'wide', data: { what, width } })
    }
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments())
          if (!/https?:\/\/\S+/.test(comment.value))
            check(comment, 'comment', context.sourceCode.getText(comment))
      },
      Literal(node) {
        if (typeof node.value === 'string') check(node, 'string', node.raw)
      },
      TemplateElement: (node) => check(node, 'string', node.value.raw),
      JSXText: (node) => check(node, 'text', node.value),
    }
  },
}

/** Remix takes a thrown Response as the answer; only the edge may throw one. */
const thrownAnswers = [
  { from: 'lib', name: 'Response' },
  { from: 'package', package: '@remix-run/server-runtime', name: 'TypedResponse' },
]

export default tseslint.config(
  { ignores: ['build/', 'node_modules/', 'data/', 'public/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  // What is larger is asked whether two things live in it. A list of words is data and as long as the list.
  {
    files: ['**/*.js', ...typed],
    plugins: { local: { rules: { 'narrow-text': narrowText } } },
    rules: {
      complexity: ['error', 15],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'local/narrow-text': 'error',
    },
  },
  // The markup of a component is longer than code that does as much.
  {
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
    },
  },
  // A test tells a whole story, and the letters, pages and answers in it stand as they are.
  {
    files: ['tests/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'local/narrow-text': 'off',
    },
  },
  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: typed,
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Express and node:http take handlers that return a promise; the handlers answer their own errors.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // A field of a form is a string or a file, and a file where words belong reads as what it is.
      '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['File'] }],
      // `async` may say what a signature promises, and an assertion what a reader should know.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['app/{auth,features,http,server}/**', 'app/routes/**', 'app/root.tsx'],
    rules: { '@typescript-eslint/only-throw-error': ['error', { allow: thrownAnswers }] },
  },
  // What `expect` and SQLite's rows hold has no type; the test itself is the check.
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      // The focus goes to the field that was refused.
      'jsx-a11y/no-autofocus': 'off',
      // A text that scrolls must be reached by the keyboard (axe: scrollable-region-focusable).
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { tags: ['article'], roles: ['tabpanel', 'region'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ['app/**/*.ts', 'app/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
)
