const modules = ['territory', 'taxonomy', 'accounts', 'opportunities', 'matching', 'insights', 'site'];

/** Who may import whom: ARCHITECTURE.md in rules a machine checks. Module-to-module rules follow the manifests (test/architecture). */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'kernel-imports-nothing', severity: 'error', from: { path: '^src/kernel/' }, to: { path: '^src/(platform|design|modules)/' } },
    { name: 'platform-only-kernel', severity: 'error', from: { path: '^src/platform/' }, to: { path: '^src/(design|modules)/' } },
    {
      name: 'design-only-kernel-and-words',
      comment: 'design knows the languages and the types of pages and forms, nothing else of the platform',
      severity: 'error',
      from: { path: '^src/design/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(modules/|platform/(?!i18n/|http/(reply|render|forms|session/csrf|language-url)\\.ts|module/manifest\\.ts))' },
    },
    {
      name: 'domain-only-kernel',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/(domain|engine)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: '^src/(kernel/|modules/$1/(domain|engine)/)' },
    },
    {
      name: 'page-without-database-and-http',
      severity: 'error',
      from: { path: '\\.page\\.tsx$' },
      to: { path: '^src/platform/(db|jobs|mail|files|http/(server|route|run-route|answer))' },
    },
    {
      name: 'usecase-without-http-and-design',
      severity: 'error',
      from: { path: '\\.usecase\\.ts$' },
      to: { path: '^src/(platform/http|design)/' },
    },
    ...modules.map((name) => ({
      name: `only-the-door-of-${name}`,
      severity: 'error',
      from: { path: '^src/modules/', pathNot: `^src/modules/${name}/` },
      // Tests of other modules may load another module's content through its testing/ folder.
      to: { path: `^src/modules/${name}/`, pathNot: `^src/modules/${name}/(api\\.tsx?|testing/)` },
    })),
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '(\\.test\\.tsx?$|/testing/)' },
      to: { path: '/testing/|^test/' },
    },
    {
      name: 'no-sibling-slice',
      comment: 'push what two slices share down to domain/, store/ or up to the module folder',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/([^/]+-[^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/$1/[^/]+-[^/]+/', pathNot: '^src/modules/$1/$2/' },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^(src|db)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    tsPreCompilationDeps: true,
    parser: 'swc',
  },
};
