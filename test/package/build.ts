/** Builds the package before the tests, which would otherwise build it when they need it: in parallel, more than once. */
import { buildPackage } from './build-package.ts';

buildPackage();
