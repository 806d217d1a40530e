/** The platform's clock, passed in wherever a rule needs the time. In demo and test mode it can be moved. */
export type Clock = { now(): Date };
