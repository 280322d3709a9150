/** How a CI service says who it is and what it runs: texts with its variables in them, as `$NAME`. */
interface CiService {
  readonly name: string;
  /** The variable that only this service sets. */
  readonly says: string;
  /** The page of the job, or of the run that it belongs to. */
  readonly url?: string;
  readonly job?: string;
  readonly commit?: string;
  /** Branch or tag. */
  readonly ref?: string;
}

/** CI services by the variables that they document, asked in this order: the last one is what all of them have in common. */
export const ciServices: readonly CiService[] = [
  // https://docs.github.com/actions/reference/workflows-and-actions/variables
  {
    name: 'GitHub Actions',
    says: 'GITHUB_ACTIONS',
    url: '$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID',
    job: '$GITHUB_JOB',
    commit: '$GITHUB_SHA',
    ref: '$GITHUB_REF_NAME',
  },
  // https://docs.gitlab.com/ci/variables/predefined_variables/
  {
    name: 'GitLab CI',
    says: 'GITLAB_CI',
    url: '$CI_JOB_URL',
    job: '$CI_JOB_NAME',
    commit: '$CI_COMMIT_SHA',
    ref: '$CI_COMMIT_REF_NAME',
  },
  // https://learn.microsoft.com/azure/devops/pipelines/build/variables; its pages are told apart by their query only.
  {
    name: 'Azure Pipelines',
    says: 'TF_BUILD',
    job: '$SYSTEM_JOBDISPLAYNAME',
    commit: '$BUILD_SOURCEVERSION',
    ref: '$BUILD_SOURCEBRANCH',
  },
  // https://circleci.com/docs/reference/variables/
  {
    name: 'CircleCI',
    says: 'CIRCLECI',
    url: '$CIRCLE_BUILD_URL',
    job: '$CIRCLE_JOB',
    commit: '$CIRCLE_SHA1',
    ref: '$CIRCLE_BRANCH',
  },
  // https://buildkite.com/docs/pipelines/configure/environment-variables
  {
    name: 'Buildkite',
    says: 'BUILDKITE',
    url: '$BUILDKITE_BUILD_URL',
    job: '$BUILDKITE_LABEL',
    commit: '$BUILDKITE_COMMIT',
    ref: '$BUILDKITE_BRANCH',
  },
  // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/; a step has an id, and no name.
  {
    name: 'Bitbucket Pipelines',
    says: 'BITBUCKET_BUILD_NUMBER',
    url: 'https://bitbucket.org/$BITBUCKET_REPO_FULL_NAME/pipelines/results/$BITBUCKET_BUILD_NUMBER',
    commit: '$BITBUCKET_COMMIT',
    ref: '$BITBUCKET_BRANCH',
  },
  // https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables, and its Git plugin
  {
    name: 'Jenkins',
    says: 'JENKINS_URL',
    url: '$BUILD_URL',
    job: '$JOB_NAME',
    commit: '$GIT_COMMIT',
    ref: '$GIT_BRANCH',
  },
  { name: 'CI', says: 'CI' },
];
