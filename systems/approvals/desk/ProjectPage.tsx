export default function Page() { return <main><h1>Project</h1></main>; }
