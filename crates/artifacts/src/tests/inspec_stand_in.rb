# InSpec's language as far as the generated control uses it, on top of Serverspec's resources.
require 'serverspec'
require 'rspec/its'

set :backend, :exec

RSpec::Matchers.define :be_in do |list|
  match { |value| list.include?(value) }
end

def control(name, &block)
  RSpec.describe(name) do
    def self.impact(_number); end

    def self.title(_text); end

    def self.desc(_text); end

    class_exec(&block)
  end
end
