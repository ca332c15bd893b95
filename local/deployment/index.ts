export { bareDeployment } from './bare-deployment.ts';
export type * from './deployment.ts';
export { DeploymentProblem } from './deployment-problem.ts';
export type * from './http-api.ts';
export { readDeployment } from './read-deployment.ts';
