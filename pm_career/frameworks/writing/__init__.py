"""Write a framework as a folder of YAML files that authors go on editing, and that reads back as the same."""
