import { settings } from '../../stack/settings.ts';

/**
 * Of engines that live for minutes: what the second compiler and the parallel collector take on two cores, they never give
 * back. Half of what a start costs.
 */
export const shortLived = `${settings.shape.ENGINE_JAVA_OPTS.parse(undefined)} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC`;
