const task = 'The task: create the log with the same detailed structure';
export const rules = [
    {
        id: 'history.log-structure.section-missing',
        title: 'A section of the previous log is missing in the new one',
        why: 'The logs of the phases are read side by side; a section that disappears hides what it used to tell.',
        fix: 'Add the section with the same heading; an empty one may say "nothing to report".',
        source: task,
    },
    {
        id: 'history.log-structure.order',
        title: 'Sections stand in another order than before',
        why: 'Readers and tools find things in the previous order.',
        fix: 'Put the section back where the previous log has it.',
        source: task,
    },
    {
        id: 'history.log-structure.status-line-missing',
        title: 'A status line of the previous log is missing',
        why: 'Lines such as Status, Owner or Start date are where people look first.',
        fix: 'Add the line under the title, with its value for this phase.',
        source: task,
    },
    {
        id: 'history.log-structure.emphasis-missing',
        title: 'A section that this phase must emphasise is missing',
        why: "External testing lives on feedback analysis, triage of testers' bugs, and narrative validation on their hardware.",
        fix: 'Add a heading for it.',
        source: 'The task: implementation guidance, first action',
    },
];
